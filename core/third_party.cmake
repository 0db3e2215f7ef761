# C sources that npm packages carry (see package-lock.json), compiled here for both targets.
set(PARAPET_NODE_MODULES "${PROJECT_SOURCE_DIR}/node_modules" CACHE PATH "Where npm ci put the packages")
if(NOT EXISTS "${PARAPET_NODE_MODULES}/better-sqlite3/deps/sqlite3/sqlite3.c")
  message(FATAL_ERROR "The C sources are missing: run 'npm ci --ignore-scripts' first.")
endif()

# Optimised in every preset: a debug build of a hash or a database only makes the tests slow. The address sanitizer
# sees them; the other one would take minutes for what is not ours to mend.
function(third_party_options target)
  target_compile_options(${target} PRIVATE -w ${ARGN} $<$<BOOL:${PARAPET_SANITIZE}>:-fno-sanitize=undefined>)
endfunction()

# The reference implementation of RFC 9106. The module brings its own segment kernel; where an engine
# lacks SIMD, PARAPET_WASM_SIMD=OFF gives the reference's scalar one.
option(PARAPET_WASM_SIMD "Use WebAssembly SIMD and bulk memory for Argon2" ON)
set(argon2 ${PARAPET_NODE_MODULES}/argon2/argon2)
if(NOT EMSCRIPTEN)
  set(argon2_segment ${argon2}/src/opt.c)
elseif(PARAPET_WASM_SIMD)
  set(argon2_segment ${CMAKE_CURRENT_SOURCE_DIR}/crypto/argon2_fill_wasm.c)
else()
  set(argon2_segment ${argon2}/src/ref.c)
endif()
add_library(third_party_argon2 STATIC ${argon2}/src/argon2.c ${argon2}/src/core.c
  ${argon2}/src/encoding.c ${argon2}/src/blake2/blake2b.c ${argon2_segment})
target_include_directories(third_party_argon2 SYSTEM PUBLIC ${argon2}/include PRIVATE ${argon2}/src)
target_compile_definitions(third_party_argon2 PUBLIC ARGON2_NO_THREADS)
if(NOT EMSCRIPTEN)
  third_party_options(third_party_argon2 -O3 -mssse3)
elseif(PARAPET_WASM_SIMD)
  third_party_options(third_party_argon2 -O3 -msimd128 -mbulk-memory
    -include ${CMAKE_CURRENT_SOURCE_DIR}/crypto/argon2_wipe_wasm.h)
else()
  third_party_options(third_party_argon2 -O3)
endif()

set(torsion ${PARAPET_NODE_MODULES}/bcrypto/deps/torsion)
add_library(third_party_torsion STATIC ${torsion}/src/hash.c ${torsion}/src/mac.c
  ${torsion}/src/kdf.c ${torsion}/src/cipher.c ${torsion}/src/util.c ${torsion}/src/drbg.c
  ${torsion}/src/internal.c)
target_include_directories(third_party_torsion SYSTEM PUBLIC ${torsion}/include)
set(torsion_hash_options -include ${CMAKE_CURRENT_SOURCE_DIR}/crypto/torsion_weak.h)
if(EMSCRIPTEN)
  list(APPEND torsion_hash_options -include ${torsion}/src/bio.h -include ${CMAKE_CURRENT_SOURCE_DIR}/crypto/torsion_words.h)
endif()
set_source_files_properties(${torsion}/src/hash.c PROPERTIES COMPILE_OPTIONS "${torsion_hash_options}")
third_party_options(third_party_torsion -O2)
# scrypt takes less than half the time with the vectors that the compiler finds in it.
if(EMSCRIPTEN AND PARAPET_WASM_SIMD)
  set_source_files_properties(${torsion}/src/kdf.c PROPERTIES COMPILE_OPTIONS -msimd128)
endif()
# As quick in WebAssembly, and smaller.
set_source_files_properties(${torsion}/src/cipher.c PROPERTIES COMPILE_OPTIONS -Os)

set(sqlite ${PARAPET_NODE_MODULES}/better-sqlite3/deps/sqlite3)
add_library(third_party_sqlite STATIC ${sqlite}/sqlite3.c)
target_include_directories(third_party_sqlite SYSTEM PUBLIC ${sqlite})
# Its operating system is core/sql/world_vfs.cpp, so the two archives need each other.
target_link_libraries(third_party_sqlite PRIVATE $<LINK_ONLY:parapet_sql>)
# SQLITE_OS_OTHER: there are no files.
# OMIT_XFER_OPT: INSERT INTO a SELECT * FROM b must not read b behind the authorizer's back.
# OMIT_LOCALTIME: the machine's time zone is nobody's business.
target_compile_definitions(third_party_sqlite PRIVATE
  SQLITE_OS_OTHER=1 SQLITE_OMIT_XFER_OPT SQLITE_OMIT_LOCALTIME
  SQLITE_DQS=0 SQLITE_THREADSAFE=0 SQLITE_OMIT_LOAD_EXTENSION SQLITE_DEFAULT_MEMSTATUS=1
  SQLITE_OMIT_DEPRECATED SQLITE_OMIT_SHARED_CACHE SQLITE_OMIT_WAL SQLITE_OMIT_UTF16
  SQLITE_OMIT_DESERIALIZE SQLITE_OMIT_TCL_VARIABLE SQLITE_OMIT_GET_TABLE SQLITE_OMIT_COMPLETE
  SQLITE_OMIT_TRACE SQLITE_OMIT_AUTOVACUUM SQLITE_OMIT_INCRBLOB SQLITE_OMIT_INTEGRITY_CHECK
  SQLITE_OMIT_COMPILEOPTION_DIAGS SQLITE_OMIT_DECLTYPE SQLITE_OMIT_CASE_SENSITIVE_LIKE_PRAGMA
  SQLITE_UNTESTABLE
  SQLITE_TEMP_STORE=3 SQLITE_MAX_ATTACHED=1 SQLITE_MAX_EXPR_DEPTH=200
  SQLITE_MAX_LENGTH=16000000 SQLITE_MAX_SQL_LENGTH=1000000 SQLITE_MAX_MMAP_SIZE=0
  SQLITE_LIKE_DOESNT_MATCH_BLOBS SQLITE_MAX_WORKER_THREADS=0)
if(EMSCRIPTEN)
  third_party_options(third_party_sqlite -Oz)
elseif(PARAPET_SANITIZE)
  # Optimising this one file for the sanitizer takes 40 s; the tests lose a quarter of that.
  third_party_options(third_party_sqlite -O0 -g1)
else()
  third_party_options(third_party_sqlite -O1 -g1)
endif()

# Header-only; in a wasm build only nlohmann/ may be seen of the system's include folder.
find_path(NLOHMANN_JSON_INCLUDE nlohmann/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
add_library(third_party_json INTERFACE)
if(EMSCRIPTEN)
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/include)
  file(CREATE_LINK ${NLOHMANN_JSON_INCLUDE}/nlohmann ${PROJECT_BINARY_DIR}/include/nlohmann SYMBOLIC)
  target_include_directories(third_party_json SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/include)
else()
  target_include_directories(third_party_json SYSTEM INTERFACE ${NLOHMANN_JSON_INCLUDE})
endif()
target_compile_definitions(third_party_json INTERFACE JSON_NOEXCEPTION)
