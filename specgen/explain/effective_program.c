/* The program, its system drive and the files that a swarm gives it. */
#include "specgen/explain/effective_build.h"
#include "specgen/gocompat/winargs.h"
#include "specgen/spec/account.h"

/* Path and arguments as they stand in the document, as far as they are shown. */
static struct str as_written(const struct effective_build *b)
{
    const struct mdl_container *c = &b->r->doc->container;
    struct str text = c->path.v;

    for (size_t i = 0; i < c->args.count && text.len <= EFFECTIVE_CLIP; i++)
        text = EFFECTIVE_TEXT(b, text, STR_LIT(" "), c->args.items[i].v);
    return effective_clip(b->a, text);
}

/* What the runtime makes of a list: each quoted where it has to be. */
static struct str escaped_args(const struct effective_build *b)
{
    const struct mdl_container *c = &b->r->doc->container;
    struct mdl_string *all = arena_calloc(b->a, c->args.count + 1, sizeof(*all));

    if (all == NULL)
        return STR_NONE;
    all[0] = c->path;
    for (size_t i = 0; i < c->args.count; i++)
        all[i + 1] = c->args.items[i];
    return winargs_escape(b->a, all, c->args.count + 1);
}

void effective_fill_program(const struct effective_build *b, struct effective_row *row)
{
    const struct spec_node *line =
        b->r->spec != NULL ? spec_find(b->r->spec, STR_LIT("process.commandLine")) : NULL;

    row->set = as_written(b);
    if (b->r->linux_container) {
        row->spec = STR_LIT("args");
        row->gets = as_written(b);
        row->rule = RULE_ARGS;
        row->source = EFFECTIVE_FROM_RUNTIME_LINUX;
        return;
    }
    row->source = STR_LIT("moby libcontainerd/local/local_windows.go setCommandLineAndArgs, read "
                          "at 19.03 in 2026-11");
    if (line != NULL) {
        row->spec = STR_LIT("commandLine");
        row->gets = line->u.text;
        row->note = STR_LIT("ArgsEscaped: the path is taken as it is");
        return;
    }
    row->rule = RULE_ARGS;
    row->spec = arena_printf(b->a, "args, %zu", b->r->doc->container.args.count + 1);
    row->gets = escaped_args(b);
    row->note = STR_LIT("the command line that Windows gets: arguments with a blank in quotes, "
                        "quotes in them as \\\"");
}

/* ---- the system drive ------------------------------------------------------------------- */

static struct str size_option(const struct effective_build *b)
{
    const struct mdl_string_map *options = &b->h->storage_opt;

    for (size_t i = 0; i < options->count; i++) {
        if (str_eq_ascii_case(options->items[i].name, STR_LIT("size")))
            return options->items[i].v.v;
    }
    return STR_NONE;
}

/* The daemon's, of its --storage-opt size=..., which each container without its own gets. */
static struct str daemon_size(const struct effective_build *b)
{
    const struct value *root = b->r->doc->root;
    const struct value *host = root != NULL ? value_get(root, STR_LIT("host")) : NULL;
    const struct value *list = host != NULL ? value_get(host, STR_LIT("StorageOpts")) : NULL;

    for (size_t i = 0; list != NULL && list->kind == VALUE_LIST && i < list->u.list.count; i++) {
        const struct value *v = list->u.list.items[i];
        ptrdiff_t equals = v->kind == VALUE_STRING ? str_find(v->u.text, '=', 0) : -1;

        if (equals >= 0 &&
            str_eq_ascii_case(str_cut(v->u.text, 0, (size_t)equals), STR_LIT("size")))
            return str_cut(v->u.text, (size_t)equals + 1, v->u.text.len);
    }
    return STR_NONE;
}

void effective_fill_system_drive(const struct effective_build *b, struct effective_row *row)
{
    const struct engine engine = engine_of(b->r->release);
    struct str of_daemon = daemon_size(b);

    row->set = size_option(b);
    if (row->set.len > 0) {
        row->gets = effective_clip(b->a, row->set);
        row->source = STR_LIT("moby daemon/graphdriver/windows parseStorageOpt, read 2026-11");
        row->note = STR_LIT("it grows as it is written to; a size below the image's is refused "
                            "when the layer is made");
        return;
    }
    if (b->r->linux_container) {
        effective_unknown(row, STR_LIT("a Linux container has no C:, and nobody has documented the "
                                       "size of its disk in the utility VM"));
        return;
    }
    row->certainty = EFFECTIVE_DEFAULT;
    if (of_daemon.len > 0) {
        row->gets = EFFECTIVE_TEXT(b, effective_clip(b->a, of_daemon),
                                   STR_LIT(", the daemon's --storage-opt size"));
        row->source = STR_LIT("moby daemon/graphdriver/windows parseStorageOpt, read 2026-11");
    } else if (engine_has(&engine, CHANGE_CREATE_STORAGE_OWN)) {
        row->gets = STR_LIT("127 GB, or the daemon's --storage-opt size");
        row->source = STR_LIT("moby daemon/graphdriver/windows defaultSandboxSize, read 2026-11");
    } else {
        row->gets = STR_LIT("20 GB, or the daemon's --storage-opt size");
        row->source = STR_LIT("learn.microsoft.com, Container storage overview, read 2026-11");
    }
    row->note = STR_LIT("what the container sees as the size of C:; it grows as it is written to");
}

/* ---- secrets and configs ---------------------------------------------------------------- */

void effective_fill_readers(const struct effective_build *b, struct effective_row *row)
{
    const struct mdl_container *c = &b->r->doc->container;
    size_t count = c->secret_references.count + c->config_references.count;
    struct str user = b->config->user.v;

    row->gets = STR_LIT("none");
    row->source = STR_LIT("docs.docker.com, Manage sensitive data with Docker secrets, Windows "
                          "support, read 2026-11");
    if (count == 0)
        return;
    row->set = effective_plural(b->a, count, "file", "files");
    if (b->r->linux_container) {
        effective_unknown(row, STR_LIT("nobody has documented it for Linux containers on Windows"));
        return;
    }
    row->gets = STR_LIT("read-only; administrators and SYSTEM can read them");
    row->note =
        STR_LIT("they lie below C:\\ProgramData\\Docker\\internal, unencrypted; UID, GID and "
                "Mode reach nothing");
    switch (account_of(user)) {
    case ACCOUNT_IMAGE:
    case ACCOUNT_SYSTEM:
    case ACCOUNT_ADMINISTRATOR:
        return;
    case ACCOUNT_LOCAL:
        row->gets = EFFECTIVE_TEXT(b, row->gets, STR_LIT("; the process, "), user,
                                   STR_LIT(", only if it is an administrator"));
        break;
    case ACCOUNT_NETWORK:
    case ACCOUNT_VIRTUAL:
        row->gets =
            EFFECTIVE_TEXT(b, row->gets, STR_LIT("; the process, "), user, STR_LIT(", cannot"));
        break;
    }
    row->surprises = true;
}
