-- What was booked since the last time; again and again until it says that few portfolios were behind. Nobody waits.
SELECT copy_new_entries();
