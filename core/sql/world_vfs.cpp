// The amalgamation is compiled with SQLITE_OS_OTHER, so this is its only VFS.
// https://www.sqlite.org/vfs.html
#include "core/sql/world_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstring>

namespace parapet::sql {
namespace {

struct World {
    Clock const* clock = nullptr;
    std::uint64_t seed = 0;
};
World current;

// SQLite counts milliseconds from noon in Greenwich on November 24, 4714 B.C.
constexpr sqlite3_int64 kJulianMillisecondsAt1970 = 210866760000000;
constexpr int kMaxPath = 64;

int open_no_file(sqlite3_vfs*, char const*, sqlite3_file* file, int, int*) {
    file->pMethods = nullptr;
    return SQLITE_CANTOPEN;
}
int delete_no_file(sqlite3_vfs*, char const*, int) { return SQLITE_OK; }
int access_no_file(sqlite3_vfs*, char const*, int, int* exists) {
    *exists = 0;
    return SQLITE_OK;
}
int full_pathname(sqlite3_vfs*, char const* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}
// The key of SQLite's own ChaCha20; the rest of it stays zero.
int randomness(sqlite3_vfs*, int size, char* out) {
    std::memset(out, 0, static_cast<std::size_t>(size));
    std::memcpy(out, &current.seed, std::min(sizeof current.seed, static_cast<std::size_t>(size)));
    return size;
}
int sleep_not(sqlite3_vfs*, int) { return 0; }
int current_time_milliseconds(sqlite3_vfs*, sqlite3_int64* out) {
    Time const now = current.clock == nullptr ? Time{} : current.clock->now();
    auto const since_1970 =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch());
    *out = kJulianMillisecondsAt1970 + since_1970.count();
    return SQLITE_OK;
}
int current_time_days(sqlite3_vfs* vfs, double* out) {
    constexpr double kMillisecondsPerDay = 86400000.0;
    sqlite3_int64 milliseconds = 0;
    current_time_milliseconds(vfs, &milliseconds);
    *out = static_cast<double>(milliseconds) / kMillisecondsPerDay;
    return SQLITE_OK;
}
int last_error(sqlite3_vfs*, int, char*) { return 0; }

}  // namespace

WorldScope::WorldScope(Clock const* clock, std::uint64_t seed) {
    current = {clock, seed};
    sqlite3_randomness(0, nullptr);
}

WorldScope::~WorldScope() { current = {}; }

}  // namespace parapet::sql

extern "C" int sqlite3_os_init(void) {
    using namespace parapet::sql;
    static sqlite3_vfs vfs = [] {
        sqlite3_vfs made = {};
        made.iVersion = 2;
        made.szOsFile = static_cast<int>(sizeof(sqlite3_file));
        made.mxPathname = kMaxPath;
        made.zName = "world";
        made.xOpen = open_no_file;
        made.xDelete = delete_no_file;
        made.xAccess = access_no_file;
        made.xFullPathname = full_pathname;
        made.xRandomness = randomness;
        made.xSleep = sleep_not;
        made.xCurrentTime = current_time_days;
        made.xGetLastError = last_error;
        made.xCurrentTimeInt64 = current_time_milliseconds;
        return made;
    }();
    return sqlite3_vfs_register(&vfs, 1);
}

extern "C" int sqlite3_os_end(void) { return SQLITE_OK; }
