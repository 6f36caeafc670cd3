/* specgen/compare/against_parts.h - what the files of against.h share; for them only. */
#ifndef SPECGEN_COMPARE_AGAINST_PARTS_H
#define SPECGEN_COMPARE_AGAINST_PARTS_H

#include "specgen/compare/against.h"
#include "specgen/spec/result.h"

struct against_edit {
    struct str path;
    const struct value *value; /* NULL: unset */
};

struct against_candidate {
    struct against_edit *edits;
    size_t count;
};

struct against_candidates {
    struct arena *a; /* values are kept with it */
    struct against_candidate *items;
    size_t count, size;
    const struct value *root;       /* the document */
    const struct spec_result *ours; /* made of it */
    const struct value *theirs;
};

/* What may make ours theirs. False: no memory. */
bool against_find(struct against_candidates *out);

#endif
