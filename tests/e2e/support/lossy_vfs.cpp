// SPDX-License-Identifier: Apache-2.0
// A power cut, for a program that keeps its data in SQLite: preloaded, this takes the default VFS's place, remembers what every
// write since the last sync of its file overwrote, and at the cut puts that back and ends the process.
//
// The cut comes when the program has written its first line to standard output, which is where it says "queued". Writes
// that a sync has covered stay; all others are as if they had never been: the worst that a disk may do.
#include <dlfcn.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace {

struct Overwritten
{
    sqlite3_int64 offset;
    sqlite3_int64 sizeBefore;
    std::vector<char> bytes;
};

std::mutex s_mutex;
/// By path, oldest first.
std::map<std::string, std::vector<Overwritten>> s_unsynced;
sqlite3_vfs* s_real = nullptr;
sqlite3_vfs s_lossy;

struct LossyFile
{
    sqlite3_file base;
    std::string* path;
    sqlite3_file* real;
};

LossyFile* own(sqlite3_file* file)
{
    return reinterpret_cast<LossyFile*>(file);
}
sqlite3_file* real(sqlite3_file* file)
{
    return own(file)->real;
}

void remember(sqlite3_file* file, sqlite3_int64 offset, sqlite3_int64 count)
{
    Overwritten old{offset, 0, {}};
    real(file)->pMethods->xFileSize(real(file), &old.sizeBefore);
    const sqlite3_int64 end = std::min(offset + count, old.sizeBefore);
    if (end > offset) {
        old.bytes.resize(size_t(end - offset));
        real(file)->pMethods->xRead(real(file), old.bytes.data(), int(old.bytes.size()), offset);
    }
    const std::lock_guard lock(s_mutex);
    s_unsynced[*own(file)->path].push_back(std::move(old));
}

int lossyClose(sqlite3_file* file)
{
    const int result = real(file)->pMethods->xClose(real(file));
    delete own(file)->path;
    sqlite3_free(own(file)->real);
    return result;
}
int lossyRead(sqlite3_file* file, void* to, int count, sqlite3_int64 offset)
{
    return real(file)->pMethods->xRead(real(file), to, count, offset);
}
int lossyWrite(sqlite3_file* file, const void* from, int count, sqlite3_int64 offset)
{
    remember(file, offset, count);
    return real(file)->pMethods->xWrite(real(file), from, count, offset);
}
int lossyTruncate(sqlite3_file* file, sqlite3_int64 size)
{
    sqlite3_int64 now = 0;
    real(file)->pMethods->xFileSize(real(file), &now);
    if (now > size)
        remember(file, size, now - size);
    return real(file)->pMethods->xTruncate(real(file), size);
}
/// LOSSY_SYNCS=ignored: the disk says that it synced and did not, which must lose what was told to be safe.
bool ignoresSyncs()
{
    const char* const syncs = std::getenv("LOSSY_SYNCS");
    return syncs && std::strcmp(syncs, "ignored") == 0;
}
int lossySync(sqlite3_file* file, int flags)
{
    if (ignoresSyncs())
        return SQLITE_OK;
    const std::lock_guard lock(s_mutex);
    s_unsynced.erase(*own(file)->path);
    return real(file)->pMethods->xSync(real(file), flags);
}
int lossyFileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lossyLock(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}
int lossyUnlock(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}
int lossyCheckReservedLock(sqlite3_file* file, int* held)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), held);
}
int lossyFileControl(sqlite3_file* file, int op, void* argument)
{
    return real(file)->pMethods->xFileControl(real(file), op, argument);
}
int lossySectorSize(sqlite3_file* file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}
int lossyDeviceCharacteristics(sqlite3_file* file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int lossyShmMap(sqlite3_file* file, int page, int size, int extend, void volatile** memory)
{
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}
int lossyShmLock(sqlite3_file* file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void lossyShmBarrier(sqlite3_file* file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}
int lossyShmUnmap(sqlite3_file* file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

// Version 2: without xFetch nothing is mapped, so that every read and write comes through here.
const sqlite3_io_methods kMethods = {
    2,
    lossyClose,
    lossyRead,
    lossyWrite,
    lossyTruncate,
    lossySync,
    lossyFileSize,
    lossyLock,
    lossyUnlock,
    lossyCheckReservedLock,
    lossyFileControl,
    lossySectorSize,
    lossyDeviceCharacteristics,
    lossyShmMap,
    lossyShmLock,
    lossyShmBarrier,
    lossyShmUnmap,
    nullptr,
    nullptr,
};

int lossyOpen(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    LossyFile* lossy = own(file);
    lossy->base.pMethods = nullptr;
    lossy->real = static_cast<sqlite3_file*>(sqlite3_malloc(s_real->szOsFile));
    std::memset(lossy->real, 0, size_t(s_real->szOsFile));
    const int result = s_real->xOpen(s_real, path, lossy->real, flags, outFlags);
    if (result != SQLITE_OK) {
        sqlite3_free(lossy->real);
        return result;
    }
    lossy->path = new std::string(path ? path : "");
    lossy->base.pMethods = &kMethods;
    return SQLITE_OK;
}

__attribute__((constructor)) void takeTheDefaultsPlace()
{
    sqlite3_initialize();
    s_real = sqlite3_vfs_find(nullptr);
    s_lossy = *s_real;
    s_lossy.szOsFile = int(sizeof(LossyFile));
    s_lossy.zName = "lossy";
    s_lossy.xOpen = lossyOpen;
    sqlite3_vfs_register(&s_lossy, 1);
}

/// How many writes were taken back is told in the file that LOSSY_REPORT names.
[[noreturn]] void cut()
{
    const std::lock_guard lock(s_mutex);
    size_t lost = 0;
    for (const auto& [path, writes] : s_unsynced) {
        const int file = open(path.c_str(), O_RDWR | O_CLOEXEC);
        if (file < 0)
            continue;
        for (auto old = writes.rbegin(); old != writes.rend(); ++old, ++lost) {
            if (!old->bytes.empty() && pwrite(file, old->bytes.data(), old->bytes.size(), old->offset) < 0)
                std::perror("lossy");
            if (ftruncate(file, old->sizeBefore) < 0)
                std::perror("lossy");
        }
        close(file);
    }
    if (const char* report = std::getenv("LOSSY_REPORT")) {
        if (FILE* out = std::fopen(report, "w")) {
            std::fprintf(out, "%zu\n", lost);
            std::fclose(out);
        }
    }
    _exit(9);
}

} // namespace

extern "C" size_t fwrite(const void* from, size_t size, size_t count, FILE* stream)
{
    static const auto original =
        reinterpret_cast<size_t (*)(const void*, size_t, size_t, FILE*)>(dlsym(RTLD_NEXT, "fwrite"));
    const size_t written = original(from, size, count, stream);
    if (stream == stdout) {
        fflush(stdout);
        cut();
    }
    return written;
}
