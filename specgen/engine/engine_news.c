#include "specgen/engine/engine_news.h"

static const char path_names[][12] = {
    [WINPATH_GO_1_13] = "Go 1.13",       [WINPATH_GO_1_18] = "Go 1.18",
    [WINPATH_GO_1_19] = "Go 1.19",       [WINPATH_GO_1_20] = "Go 1.20",
    [WINPATH_GO_1_20_11] = "Go 1.20.11",
};

/* What the line before the release's own ends with; for the first line: itself. */
static struct engine before(const struct engine *e)
{
    const struct mdl_engine *line = mdl_engine_of(e->release);

    return line == &mdl_engines[0] ? *e : engine_of(line[-1].latest);
}

bool engine_brings(const struct engine *e, enum engine_change c)
{
    const struct engine b = before(e);

    return engine_has(e, c) && !engine_has(&b, c);
}

bool engine_lacks(const struct engine *e, enum engine_change c)
{
    const struct engine b = before(e);

    return !engine_has(e, c) && engine_has(&b, c);
}

bool engine_awaits(const struct engine *e, enum engine_change c)
{
    const struct engine latest = engine_of(mdl_engine_of(e->release)->latest);

    return !engine_has(e, c) && engine_has(&latest, c);
}

const char *engine_paths_name(const struct engine *e)
{
    return path_names[e->paths];
}
