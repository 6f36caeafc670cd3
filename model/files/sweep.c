#include "model/files/sweep.h"

#include "model/base/buf.h"
#include "model/base/err.h"
#include "model/os/os.h"

#include <stdlib.h>
#include <time.h>

struct search {
    const char *folder;
    struct str begin, end;
    long long now; /* seconds since 1970 */
};

static bool is_left_over(const struct search *s, const char *path)
{
    struct os_file f = OS_NO_FILE;
    struct os_info info;
    struct err *e;
    bool left = false;

    if (os_look_link(&info, path) != 0 || info.kind != OS_REGULAR ||
        s->now - info.seconds < SWEEP_SECONDS)
        return false;
    e = os_open_update(&f, path);
    if (e == NULL)
        left = os_lock(f, false);
    err_free(e);
    (void)os_close(&f);
    return left;
}

static bool look_at(void *ctx, const char *name)
{
    const struct search *s = ctx;
    struct buf path = {.s = NULL};
    char *text;

    if (str_of(name).len < s->begin.len + s->end.len || !str_starts(str_of(name), s->begin) ||
        !str_ends(str_of(name), s->end))
        return true;
    buf_printf(&path, "%s/%s", s->folder, name);
    text = buf_take(&path, NULL);
    if (text != NULL && is_left_over(s, text))
        (void)os_remove(text);
    free(text);
    return true;
}

void sweep_leftovers(const char *folder, struct str begin, struct str end)
{
    struct search s = {.folder = folder != NULL ? folder : ".",
                       .begin = begin,
                       .end = end,
                       .now = (long long)time(NULL)};

    (void)os_list(s.folder, look_at, &s);
}
