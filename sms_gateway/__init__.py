"""The Twilio channel: text messages in, the same pages as text messages out."""
