-- expect: G2301
-- A jump back, without any loop.
::again::
goto again
