"""Questions in writing, sealed for the desk alone, and found again by a code of six digits."""
