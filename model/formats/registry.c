#include "model/formats/registry.h"

#include "model/base/num.h"
#include "model/formats/line_walk.h"

static bool ends_with_key(struct str key, const char *end)
{
    size_t n = strlen(end);

    return key.len >= n && str_eq_ascii_case(str_cut(key, key.len - n, key.len), str_of(end));
}

/* Those of a tree are the file's already. */
static unsigned line_of(const struct registry_reading *r, unsigned line)
{
    return r->in->json ? line : input_line(r->in, line);
}

void registry_bad(struct registry_reading *r, unsigned line, size_t column, struct str what)
{
    unsigned place = line_of(r, line);

    r->out->line = place;
    evidence_note(r->out, NOTE_LEFT_OUT, STR_NONE,
                  arena_printf(&r->out->arena, "column %zu: %.*s", column, STR_FMT(what)));
    if (r->bad.len > 0)
        return;
    r->bad = arena_str(&r->out->arena, what);
    r->bad_line = place;
    r->bad_column = (unsigned)column;
}

/* ---- the rows ---- */

enum reading { AS_NUMBER, AS_PRODUCT, AS_PRODUCT_NAME, AS_DAEMON_LINE, AS_TRUE };

static const struct row {
    const char *key, *name;
    enum reading reading;
    const char *path;
} rows[] = {
#define REGISTRY(key, name, reading, path) {key, name, reading, path},
#include "model/formats/registry.def"
#undef REGISTRY
};

/* The word behind an option of a command line, without quotes; STR_NONE: it is not there. */
static struct str option(struct str line, const char *name)
{
    ptrdiff_t at = line_find(line, name);
    size_t from, end;
    bool quoted;

    if (at < 0)
        return STR_NONE;
    from = (size_t)at + strlen(name);
    while (from < line.len && (line.s[from] == ' ' || line.s[from] == '='))
        from++;
    quoted = from < line.len && line.s[from] == '"';
    from += quoted;
    for (end = from; end < line.len && line.s[end] != (quoted ? '"' : ' ');)
        end++;
    return str_cut(line, from, end);
}

static void tell_daemon_line(struct registry_reading *r, const struct registry_value *v)
{
    struct str root = option(v->text, "--data-root"), isolation = option(v->text, "isolation=");

    if (root.len == 0)
        root = option(v->text, "--graph");
    evidence_tell_text(r->out, STR_LIT("host.Root"), root, registry_source(r, v->name));
    evidence_tell_text(r->out, STR_LIT("host.DefaultIsolation"), isolation,
                       registry_source(r, v->name));
}

static void tell_number(struct registry_reading *r, const struct row *row,
                        const struct registry_value *v)
{
    uint64_t n = v->number;

    if (v->type == REGISTRY_TEXT && num_uint64(&n, str_trim(v->text)) != NUM_OK)
        registry_bad(r, v->line, 1, STR_LIT("this value should be a number"));
    else if (v->type == REGISTRY_OTHER)
        registry_bad(r, v->line, 1, STR_LIT("this value should be a number"));
    else if (n > 0 || strcmp(row->path, "host.OSRevision") == 0)
        evidence_tell_number(r->out, str_of(row->path), n, registry_source(r, v->name));
}

/* "Windows Server 2019 Datacenter", "Windows 10 Pro" */
static void tell_product_name(struct registry_reading *r, const struct row *row,
                              const struct registry_value *v)
{
    if (line_find(v->text, "Windows") >= 0)
        evidence_tell_text(r->out, str_of(row->path),
                           line_find(v->text, "Server") >= 0 ? STR_LIT("server")
                                                             : STR_LIT("client"),
                           registry_source(r, v->name));
}

static void tell_row(struct registry_reading *r, const struct row *row,
                     const struct registry_value *v)
{
    switch (row->reading) {
    case AS_NUMBER:
        tell_number(r, row, v);
        break;
    case AS_PRODUCT:
        evidence_tell_text(r->out, str_of(row->path),
                           str_eq_ascii_case(v->text, STR_LIT("Client")) ? STR_LIT("client")
                                                                         : STR_LIT("server"),
                           registry_source(r, v->name));
        break;
    case AS_PRODUCT_NAME:
        tell_product_name(r, row, v);
        break;
    case AS_DAEMON_LINE:
        tell_daemon_line(r, v);
        break;
    case AS_TRUE:
        break;
    }
}

void registry_tell(struct registry_reading *r, const struct registry_value *v)
{
    bool taken = false;

    r->values++;
    r->out->line = line_of(r, v->line);
    if (registry_is_spec_key(v->key)) {
        registry_tell_spec(r, v);
        return;
    }
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (ends_with_key(v->key, rows[i].key) &&
            str_eq_ascii_case(v->name, str_of(rows[i].name))) {
            tell_row(r, &rows[i], v);
            taken = true;
        }
    if (!taken)
        evidence_note(r->out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&r->out->arena, "the value '%.*s'%s", STR_FMT(v->name),
                                   registry_is_like_spec_key(v->key)
                                       ? ": the engine reads the credential specs of "
                                         "HKEY_LOCAL_MACHINE" REGISTRY_SPECS " alone"
                                       : ""));
}

void registry_tell_key(struct registry_reading *r, struct str key, bool there, unsigned line)
{
    r->out->line = line_of(r, line);
    for (size_t i = 0; there && i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].reading == AS_TRUE && ends_with_key(key, rows[i].key))
            evidence_tell(r->out, str_of(rows[i].path), value_bool(true),
                          registry_source(r, STR_NONE));
    registry_tell_spec_key(r, key, there);
}

void registry_tell_gone(struct registry_reading *r, struct str key, struct str name, unsigned line)
{
    r->out->line = line_of(r, line);
    r->values++;
    if (registry_is_spec_key(key))
        registry_tell_spec_gone(r, name);
}
