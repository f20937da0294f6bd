// Which program this is, beyond its version: for the provenance of reports and results.
#ifndef GROW_ENGINE_IDENTITY_H
#define GROW_ENGINE_IDENTITY_H

// SHA-256 over the names and contents of all sources of the layers up to this one, in lower-case
// hexadecimal. The same sources give the same hash with every compiler.
// (core/cmake/identity.cmake)
extern const char ENGINE_HASH[65];

#endif
