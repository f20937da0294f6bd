-- expect: G2201
-- A text has no place to leave something.
("x").seen = true
