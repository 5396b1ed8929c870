"""Questions in writing, for offices that answer them: sealed for the desk alone, and found again by a code of six digits."""
