-- expect: G2201
-- A message that would move the cursor.
error("\27[2J\0\r\n\8\xff\u{202e}")
