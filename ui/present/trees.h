/* ui/present/trees.h - what each tree of trees.def is asked. */
#ifndef UI_PRESENT_TREES_H
#define UI_PRESENT_TREES_H

#include "ui/present/spec_lines.h"

enum ui_tree {
#define TREE(id, name, title) UI_TREE_##id,
#include "ui/present/trees.def"
#undef TREE
    UI_TREES
};

struct ui_generation;

struct ui_tree_ops {
    /* NULL: the document has none at present, or memory is short. */
    const struct spec_node *(*root)(struct arena *a, const struct ui_generation *g);
    /* What its lines are marked against; NULL: as the generation says. */
    const struct ui_spec_lines *(*beside)(const struct ui_generation *g);
    const char *marked; /* of marked lines: "changed" */
    const char *gone;   /* of lines that are there in what they are marked against: "removed" */
    struct str (*why)(struct arena *a, const struct ui_generation *g,
                      const struct ui_spec_line *line);
    const char *none; /* why there are no lines */
};

#define TREE(id, name, title) extern const struct ui_tree_ops ui_tree_##name;
#include "ui/present/trees.def"
#undef TREE

extern const struct ui_tree_row {
    const char *name, *title;
    const struct ui_tree_ops *ops;
} ui_trees[UI_TREES];

/* "windows.resources.cpu.count = 2", "mounts (2 elements)". */
struct str ui_tree_line_head(struct arena *a, const struct ui_spec_line *line);

#endif
