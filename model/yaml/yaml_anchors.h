/* model/yaml/yaml_anchors.h - the named values of a YAML document; for yaml.c only. */
#ifndef MODEL_YAML_YAML_ANCHORS_H
#define MODEL_YAML_YAML_ANCHORS_H

#include "model/base/err.h"
#include "model/value/value.h"

struct yaml_anchor {
    struct str name;       /* owned */
    const struct value *v; /* borrowed from the tree that is being read */
    bool open;             /* its value is not complete: an alias would be a cycle */
    size_t nodes;          /* values in it, those of its aliases counted each time */
    size_t height;         /* levels of lists and maps in it */
};

/* Ordered by name, so that looking up is cheap for any names. */
struct yaml_anchors {
    struct yaml_anchor **items;
    size_t count, capacity;
};

struct yaml_anchor *yaml_anchor_find(const struct yaml_anchors *a, struct str name);

/* The anchor of that name, made if it is new. ERR_LIMIT past BOUND_ANCHORS. */
struct err *yaml_anchor_get(struct yaml_anchor **out, struct yaml_anchors *a, struct str name);

void yaml_anchors_finish(struct yaml_anchors *a);

#endif
