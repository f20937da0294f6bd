# grow_identity(INTO variable)
#
# Makes a C file with ENGINE_HASH (engine/identity.h): SHA-256 over the names and contents of all
# sources of the engine. The same file is the script that does it (cmake -P).
set(GROW_IDENTITY_LAYERS include base model rules report engine locale)

macro(grow_identity_sources core)
    set(sources)
    foreach(layer ${GROW_IDENTITY_LAYERS})
        file(GLOB_RECURSE found ${ARGN} RELATIVE "${core}" "${core}/${layer}/*")
        list(APPEND sources ${found})
    endforeach()
    list(SORT sources)
endmacro()

if(CMAKE_SCRIPT_MODE_FILE)
    grow_identity_sources("${CORE}")
    set(all)
    foreach(source ${sources})
        file(SHA256 "${CORE}/${source}" hash)
        string(APPEND all "${hash} ${source}\n")
    endforeach()
    string(SHA256 hash "${all}")
    file(WRITE "${INTO}" "// Made by core/cmake/identity.cmake.\n"
        "#include \"engine/identity.h\"\n\nconst char ENGINE_HASH[65] = \"${hash}\";\n")
    return()
endif()

function(grow_identity)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "INTO" "")
    set(core "${PROJECT_SOURCE_DIR}/core")
    set(script "${core}/cmake/identity.cmake")
    set(made "${CMAKE_CURRENT_BINARY_DIR}/identity.c")
    grow_identity_sources("${core}" CONFIGURE_DEPENDS)
    list(TRANSFORM sources PREPEND "${core}/")
    add_custom_command(OUTPUT "${made}"
        COMMAND "${CMAKE_COMMAND}" "-DCORE=${core}" "-DINTO=${made}" -P "${script}"
        DEPENDS ${sources} "${script}"
        VERBATIM)
    set(${arg_INTO} "${made}" PARENT_SCOPE)
endfunction()
