# grow_catalogue(nl INTO variable)
#
# Compiles core/locale/nl.po with msgfmt and makes a C file of it: CATALOGUE_NL and its length, as
# base/catalogues.h declares them. msgfmt stops on what is no catalogue.
include(embed)
find_program(MSGFMT msgfmt REQUIRED)

function(grow_catalogue language)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "INTO" "")
    string(TOUPPER "CATALOGUE_${language}" name)
    set(po "${PROJECT_SOURCE_DIR}/core/locale/${language}.po")
    set(mo "${CMAKE_CURRENT_BINARY_DIR}/${language}.mo")
    set(script "${PROJECT_SOURCE_DIR}/core/cmake/embed.cmake")
    add_custom_command(OUTPUT "${mo}.c"
        COMMAND "${MSGFMT}" --check-format --no-hash --endianness=little -o "${mo}" "${po}"
        COMMAND "${CMAKE_COMMAND}" "-DTEXT=${mo}" "-DNAME=${name}" "-DLENGTH=${name}_LENGTH"
            "-DHEADER=base/catalogues.h" "-DINTO=${mo}.c" -P "${script}"
        DEPENDS "${po}" "${script}"
        VERBATIM)
    set(${arg_INTO} "${mo}.c" PARENT_SCOPE)
endfunction()
