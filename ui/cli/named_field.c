#include "ui/cli/named_field.h"

#include "model/document/path.h"
#include "specgen/gocompat/concat.h"
#include "ui/present/rank.h"

#define FIELDS_NAMED 4 /* in one remedy */

/* The best that were found. A container's own fields go before what was asked for, and that before
 * the host's. */
struct named {
    enum ui_rank rank;
    int root;
    size_t count;
    struct str first, all; /* the path; the first few with their labels */
};

static int root_of(struct str path)
{
    static const struct str roots[] = {STR_INIT("host."), STR_INIT("request."),
                                       STR_INIT("container.")};

    for (int i = 0; i < (int)(sizeof(roots) / sizeof(roots[0])); i++)
        if (str_starts(path, roots[i]))
            return i + 1;
    return 0;
}

static bool is_path(struct assessed *a, struct str text)
{
    struct mdl_path path;

    return !arena_drop_err(&a->arena, mdl_path_parse(&path, &a->arena, text, a->doc->root)) &&
           path.field != MDL_F_NONE;
}

static void offer(struct named *best, struct assessed *a, enum mdl_field_id field, struct str word)
{
    struct str label = str_of(mdl_field_text(field).label);
    enum ui_rank rank = ui_rank_label(label, word);
    struct str path;
    int root;

    if (rank < UI_RANK_WORD || rank < best->rank)
        return;
    path = mdl_field_path(&a->arena, field);
    root = root_of(path);
    if (root == 0 || (rank == best->rank && root < best->root) || !is_path(a, path))
        return;
    if (rank > best->rank || root > best->root)
        *best = (struct named){.rank = rank, .root = root, .first = path};
    if (best->count++ < FIELDS_NAMED)
        best->all = CONCAT(&a->arena, best->all, best->count > 1 ? STR_LIT(", ") : STR_NONE, path,
                           STR_LIT(" ["), label, STR_LIT("]"));
}

/* What a container that is there was asked for is not known. */
static bool is_of_no_request(const struct assessed *a, struct str path)
{
    return a->result.created == NULL && str_starts(path, STR_LIT("request."));
}

static struct err *which(const struct named *best, struct str word)
{
    struct err *e = err_new(ERR_NOT_FOUND,
                            best->rank == UI_RANK_EXACT && best->count > 1
                                ? "several fields are called '%.*s'"
                                : "no path of this spec and no field of this document is '%.*s'",
                            STR_FMT(word));

    return err_remedy(e, "did you mean %.*s%s?", STR_FMT(best->all),
                      best->count > FIELDS_NAMED ? " or another" : "");
}

struct err *named_field(struct str *path, struct assessed *a, struct str word)
{
    const struct spec_node *spec = a->result.spec.spec;
    struct named best = {.rank = UI_RANK_NONE};

    *path = word;
    if (word.len == 0 || str_is(word, "error") || is_path(a, word) ||
        (spec != NULL && spec_find(spec, word) != NULL))
        return NULL;
    for (int f = 1; f < MDL_FIELD_COUNT; f++)
        offer(&best, a, (enum mdl_field_id)f, word);
    if (arena_failed(&a->arena))
        return err_oom();
    if (best.count == 0)
        return NULL;
    if (best.rank < UI_RANK_EXACT || best.count > 1 || is_of_no_request(a, best.first))
        return which(&best, word);
    *path = best.first;
    return NULL;
}
