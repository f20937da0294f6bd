-- expect: G2003
-- Labels one behind the other.
@<5000|::x:: |>
