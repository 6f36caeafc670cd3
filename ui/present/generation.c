#include "ui/present/generation.h"

#include "platform/sim/sim.h"
#include "specgen/credential/mask.h"

#include <stdlib.h>

bool ui_generation_list(struct ui_generation *g)
{
    static bool (*const fill[UI_PANEL_COUNT])(struct ui_panel *, struct arena *,
                                              const struct ui_generation *) = {
#define PANEL(id, name, key, title, text, function) [UI_PANEL_##id] = function,
#include "ui/present/panels.def"
#undef PANEL
    };
    bool made = true;

    for (int p = 0; made && p < UI_PANEL_COUNT; p++)
        made = fill[p](&g->panels[p], &g->arena, g) &&
               (g->unmasked || ui_panel_mask(&g->panels[p], &g->arena));
    return made;
}

static bool in_texts(const struct mdl_string_map *map)
{
    for (size_t i = 0; i < map->count; i++)
        if (mask_needed(map->items[i].v.v))
            return true;
    return false;
}

static bool has_secrets(const struct mdl_doc *doc)
{
    const struct mdl_host_config *h = &doc->container.host_config;

    for (size_t i = 0; i < h->security_opt.count; i++)
        if (mask_needed(h->security_opt.items[i].v))
            return true;
    return in_texts(&doc->host.credential_specs.registry.values) ||
           in_texts(&doc->host.credential_specs.files) || in_texts(&doc->host.configs);
}

/* marks: for those that are marked against the state before. */
static bool make_trees(struct ui_generation *g, const struct ui_generation *before,
                       const struct ui_spec_lines *marks)
{
    for (int t = 0; t < UI_TREES; t++) {
        const struct ui_tree_ops *ops = ui_trees[t].ops;
        struct ui_spec_lines *lines = &g->trees[t];

        if (!ui_spec_lines_make(lines, &g->arena, ops->root(&g->arena, g),
                                before != NULL ? &before->trees[t] : NULL))
            return false;
        ui_spec_lines_compare(lines, &g->arena, ops->beside != NULL ? ops->beside(g) : marks);
    }
    return true;
}

void ui_generation_init(struct ui_generation *g)
{
    *g = (struct ui_generation){.has_secrets = false};
    arena_init(&g->arena);
    problems_kept_init(&g->kept);
    arena_init(&g->said.arena);
}

static void forget_roots(struct ui_generation *g)
{
    value_unref(g->root);
    value_unref(g->before);
    g->root = g->before = NULL;
}

void ui_generation_finish(struct ui_generation *g)
{
    forget_roots(g);
    arena_finish(&g->arena);
    problems_kept_finish(&g->kept);
    arena_finish(&g->said.arena);
}

struct ui_generation *ui_generation_new(void)
{
    struct ui_generation *g = malloc(sizeof(*g));

    if (g != NULL)
        ui_generation_init(g);
    return g;
}

void ui_generation_free(struct ui_generation *g)
{
    if (g == NULL)
        return;
    ui_generation_finish(g);
    free(g);
}

void ui_generation_empty(struct ui_generation *g)
{
    arena_finish(&g->arena);
}

struct err *ui_generation_tell(struct ui_generation *g, const struct ui_generation *before)
{
    return ui_listed_make(&g->listed, &g->arena, g, &before->listed) &&
                   ui_touches_make(&g->touches, &g->arena, g, before) && !arena_failed(&g->arena)
               ? NULL
               : err_oom();
}

struct err *ui_generation_make(struct ui_generation *g, const struct mdl_doc *doc,
                               enum assess_settings settings, const struct ui_generation *before,
                               const struct ui_spec_lines *marks)
{
    struct plat host = plat_sim(doc);
    struct arena *a = &g->arena;
    struct err *e;

    arena_reset(a);
    forget_roots(g);
    g->root = value_ref(doc->root);
    g->before = before->root != NULL ? value_ref(before->root) : NULL;
    if ((e = assess(a, doc, &host, settings, &g->assessment)) != NULL)
        return e;
    isolation_chain(&g->isolation, a, &g->assessment);
    g->has_secrets = has_secrets(doc);
    g->against_before = marks == NULL;
    if (!problems_renew(&g->problems, a, &g->assessment, &g->kept) ||
        !ui_credentials_read(&g->said, &g->assessment) ||
        !ui_marks_make(&g->marks, a, &g->assessment, &g->problems) ||
        !make_trees(g, before, marks != NULL ? marks : &before->trees[UI_TREE_SPEC]) ||
        !ui_doubts_make(&g->doubts, a, &g->assessment.spec, &g->trees[UI_TREE_SPEC]))
        return err_oom();
    return ui_generation_list(g) ? ui_generation_tell(g, before) : err_oom();
}
