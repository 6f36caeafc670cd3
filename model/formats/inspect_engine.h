/* model/formats/inspect_engine.h - which engine printed an inspect, as far as its keys tell.
 *
 * An inspect names no version, but its keys changed from one line of releases to the next.
 * Source: the structs of api/types at each release. */
#ifndef MODEL_FORMATS_INSPECT_ENGINE_H
#define MODEL_FORMATS_INSPECT_ENGINE_H

#include "model/document/engine.h"
#include "model/value/value.h"

struct inspect_engine {
    const struct mdl_engine *first, *last; /* the lines that print such keys; NULL: nobody knows */
    const char *why;                       /* "CgroupnsMode and KernelMemory" */
    bool older;                            /* than all that are known; `first` is the nearest */
};

void inspect_engine_of(struct inspect_engine *out, const struct value *container);

/* "engine moby-23.0, the first of those whose inspect has these keys, up to moby-24.0 (...)"; empty
 * when nobody knows. */
struct str inspect_engine_note(struct arena *a, const struct inspect_engine *found);

#endif
