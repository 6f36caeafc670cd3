#include "ui/present/trees.h"

const struct ui_tree_row ui_trees[UI_TREES] = {
#define TREE(id, name, title) [UI_TREE_##id] = {#name, title, &ui_tree_##name},
#include "ui/present/trees.def"
#undef TREE
};

struct str ui_tree_line_head(struct arena *a, const struct ui_spec_line *line)
{
    struct str path = spec_node_path(a, line->node);

    if (path.len == 0)
        path = STR_LIT("the spec");
    if (line->opens || line->closes)
        return arena_printf(a, "%.*s (%zu %s%s)", STR_FMT(path), line->node->u.kids.count,
                            line->node->kind == SPEC_LIST ? "element" : "member",
                            line->node->u.kids.count == 1 ? "" : "s");
    return arena_printf(a, "%.*s = %.*s", STR_FMT(path), STR_FMT(line->value));
}
