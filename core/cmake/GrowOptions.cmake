# grow_options: how every file of the project is compiled. Link to it PUBLIC (grow_layer does).
# grow_posix: for host, cli and what stands on them; the engine below is plain C17.
set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(grow_options INTERFACE)
target_include_directories(grow_options INTERFACE
    "${PROJECT_SOURCE_DIR}/core" "${PROJECT_SOURCE_DIR}/core/include")
target_compile_options(grow_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
    -Wwrite-strings -Wcast-qual -Wundef -Wvla -Wformat=2
    -ffp-contract=off # a fused multiply-add would round differently on another machine
    "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=") # the same bytes from any folder
if(GROW_WERROR)
    target_compile_options(grow_options INTERFACE -Werror)
endif()
if(GROW_SANITIZE)
    set(sanitize -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(grow_options INTERFACE ${sanitize})
    target_link_options(grow_options INTERFACE ${sanitize})
endif()
if(GROW_COVERAGE)
    target_compile_options(grow_options INTERFACE --coverage)
    target_link_options(grow_options INTERFACE --coverage)
endif()
if(GROW_FUZZ)
    target_compile_options(grow_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

add_library(grow_posix INTERFACE)
target_compile_definitions(grow_posix INTERFACE _XOPEN_SOURCE=700) # POSIX 2008 and realpath
