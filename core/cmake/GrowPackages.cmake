# The libraries that grow stands on. Each has one home: Lua in rules, libyaml in model, cmark in
# report (a style test holds this). Their Debian packages are in the file `packages`.
find_package(PkgConfig REQUIRED)
pkg_check_modules(LUA REQUIRED IMPORTED_TARGET lua5.4)
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(CMARK REQUIRED IMPORTED_TARGET libcmark)
if(GROW_PDF) # cairo, pango and zlib are in report too, each in its own files
    pkg_check_modules(PANGO REQUIRED IMPORTED_TARGET pangocairo pangoft2 fontconfig cairo-pdf cairo-png)
    pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
endif()
if(GROW_XLSX)
    pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
    pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
    pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
endif()
if(GROW_TESTS)
    pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)
endif()
