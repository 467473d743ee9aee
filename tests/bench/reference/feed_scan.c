/* SPDX-License-Identifier: Apache-2.0
 *
 * The reference of a feed page: one scan of the stored rows through SQLite's own interface, each row's bytes copied once
 * into a buffer. No JSON around them, no HTTP, no other thread.
 *
 *   feed_scan STORE.db ROUNDS      prints the rows a second of the best round, and the rows */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char** arguments)
{
    static char page[4 * 1024 * 1024];
    sqlite3* db = NULL;
    sqlite3_stmt* statement = NULL;
    double best = 0;
    long rows = 0;
    int round;
    if (count != 3) {
        fprintf(stderr, "feed_scan STORE.db ROUNDS\n");
        return 2;
    }
    if (sqlite3_open_v2(arguments[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "SELECT position, entity, entity_id, body FROM feed ORDER BY position", -1, &statement,
                           NULL) != SQLITE_OK) {
        fprintf(stderr, "feed_scan: %s\n", sqlite3_errmsg(db));
        return 1;
    }
    for (round = 0; round < atoi(arguments[2]); ++round) {
        const double began = now();
        double rate;
        size_t used = 0;
        rows = 0;
        while (sqlite3_step(statement) == SQLITE_ROW) {
            const size_t size = (size_t)sqlite3_column_bytes(statement, 3);
            const void* body = sqlite3_column_blob(statement, 3);
            (void)sqlite3_column_int64(statement, 0);
            (void)sqlite3_column_text(statement, 1);
            (void)sqlite3_column_text(statement, 2);
            if (used + size > sizeof page)
                used = 0;
            if (body != NULL && size <= sizeof page)
                memcpy(page + used, body, size);
            used += size;
            ++rows;
        }
        sqlite3_reset(statement);
        rate = (double)rows / (now() - began);
        if (rate > best)
            best = rate;
    }
    printf("%.0f %ld\n", best, rows);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return 0;
}
