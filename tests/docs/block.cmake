# cmake -DPAGE=... -DNAME=embed.c -DINTO=... -P block.cmake: takes the block "```c embed.c" out of a
# page.
file(READ "${PAGE}" text)
string(FIND "${text}" "```c ${NAME}\n" from)
if(from EQUAL -1)
    message(FATAL_ERROR "${PAGE} has no block for ${NAME}")
endif()
string(SUBSTRING "${text}" ${from} -1 text)
string(FIND "${text}" "\n" line)
math(EXPR line "${line} + 1")
string(SUBSTRING "${text}" ${line} -1 text)
string(FIND "${text}" "\n```" to)
string(SUBSTRING "${text}" 0 ${to} text)
file(WRITE "${INTO}" "${text}\n")
