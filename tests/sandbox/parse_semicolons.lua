-- expect: ok
-- Nothing, thousands of times.
@<60000|;|>
