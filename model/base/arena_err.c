/* Apart from arena.c, which errors use themselves. */
#include "model/base/arena.h"
#include "model/base/err.h"

bool arena_drop_err(struct arena *a, struct err *e)
{
    if (e == NULL)
        return false;
    if (e->class == ERR_OOM)
        arena_fail(a);
    err_free(e);
    return true;
}
