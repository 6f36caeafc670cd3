#include "model/document/fields.h"

#include "model/base/ascii.h"
#include "model/base/words.h"
#include "model/document/document.h"
#include "model/document/engine.h"

const char mdl_section_title[MDL_SECTION_COUNT][28] = {
    [MDL_SECTION_ENGINE] = "Engine and isolation",
    [MDL_SECTION_CPU] = "CPU",
    [MDL_SECTION_MEMORY] = "Memory",
    [MDL_SECTION_STORAGE] = "Storage",
    [MDL_SECTION_PROCESS] = "Process",
    [MDL_SECTION_IDENTITY] = "Security options",
    [MDL_SECTION_MOUNTS] = "Mounts",
    [MDL_SECTION_DEVICES] = "Devices",
    [MDL_SECTION_NETWORK] = "Network",
    [MDL_SECTION_SECRETS] = "Secrets and configs",
    [MDL_SECTION_LINUX] = "Linux containers",
    [MDL_SECTION_CREATE] = "Checked by create and start",
    [MDL_SECTION_CONTAINER] = "Container",
    [MDL_SECTION_DOCUMENT] = "Document",
    [MDL_SECTION_HOST] = "Host",
    [MDL_SECTION_HOST_IMAGES] = "Host: images",
    [MDL_SECTION_HOST_CREDENTIALS] = "Host: credential specs",
    [MDL_SECTION_HOST_NETWORKS] = "Host: networks",
    [MDL_SECTION_HOST_STORES] = "Host: stores and disk",
};

const char mdl_type_name[][8] = {
    [MDL_T_STRING] = "text",   [MDL_T_BOOL] = "bool", [MDL_T_INT] = "int", [MDL_T_UINT] = "uint",
    [MDL_T_OBJECT] = "object", [MDL_T_LIST] = "list", [MDL_T_MAP] = "map", [MDL_T_ANY] = "any",
};

const char *const mdl_holds_text[MDL_HOLDS_COUNT] = {
    [MDL_HOLDS_ENVIRONMENT] = "a value that is masked when redacted",
    [MDL_HOLDS_SECRET] = "a secret: masked when redacted",
    [MDL_HOLDS_CREDENTIAL_SPEC] = ("a credential spec: passwords and plug-in inputs are "
                                   "masked when redacted"),
    [MDL_HOLDS_SECURITY_OPTION] = "perhaps a raw credential spec, which is masked when redacted",
    [MDL_HOLDS_LABEL] = "values that are masked when redacted",
    [MDL_HOLDS_WORD] = "perhaps a password behind its flag, which is masked when redacted",
    [MDL_HOLDS_NAME] = "a name: masked with --redact=names",
    [MDL_HOLDS_PATH] = "a path: masked with --redact=names",
    [MDL_HOLDS_ID] = "an id: masked with --redact=names",
};

const char mdl_unit_text[][44] = {
    [MDL_UNIT_BYTES] = "bytes; also 512k, 512m, 2g",
    [MDL_UNIT_BYTES_PER_SECOND] = "bytes a second; also 512k, 512m",
    [MDL_UNIT_PER_SECOND] = "operations a second",
    [MDL_UNIT_NANOCPUS] = "1e-9 CPUs; also as CPUs with a point: 1.5",
    [MDL_UNIT_PERCENT] = "percent",
    [MDL_UNIT_CPUS] = "processors",
    [MDL_UNIT_WEIGHT] = "relative weight",
    [MDL_UNIT_NANOSECONDS] = "nanoseconds; also 500ms, 30s",
    [MDL_UNIT_CHARACTERS] = "characters",
    [MDL_UNIT_FILE_MODE] = "a file's mode; also in octal: 0444",
    [MDL_UNIT_BUILD] = "Windows build number",
};

static const char engine_names[] =
#define ENGINE(name, ...) name " "
#include "model/document/engines.def"
#undef ENGINE
    "";

/* Sets of spec paths that several fields share. An object is named beside its leaves when
 * setting the field is what makes it appear. */
#define DRIVES_ALL  "**"
#define DRIVES_ARGS "process.args process.args[] process.commandLine"
#define DRIVES_ENV  "process.env process.env[]"
#define DRIVES_ISOLATION                                                                           \
    "windows.hyperv root.path windows.resources.cpu.count windows.resources.cpu.maximum"
#define DRIVES_CPU                                                                                 \
    "windows.resources windows.resources.cpu windows.resources.cpu.count "                         \
    "windows.resources.cpu.shares windows.resources.cpu.maximum"
#define DRIVES_MEMORY "windows.resources windows.resources.memory windows.resources.memory.limit"
#define DRIVES_STORAGE                                                                             \
    "windows.resources windows.resources.storage windows.resources.storage.iops "                  \
    "windows.resources.storage.bps"
#define DRIVES_DEVICES                                                                             \
    "windows.devices windows.devices[] windows.devices[].id windows.devices[].idType"
#define DRIVES_CREDENTIAL "windows.credentialSpec"
#define DRIVES_NETWORK                                                                             \
    "windows.network windows.network.endpointList windows.network.endpointList[] "                 \
    "windows.network.allowUnqualifiedDNSQuery"
#define DRIVES_MOUNTS   "mounts mounts.**"
#define DRIVES_CAPS     "process.capabilities process.capabilities.**"
#define DRIVES_DEVRULES "linux.resources linux.resources.devices linux.resources.devices.**"
/* The image's operating system decides between two quite different specs. */
#define DRIVES_IMAGE                                                                               \
    "process process.** root root.** hostname mounts mounts.** linux linux.** windows "            \
    "windows.**"

#define INT64              .type = MDL_T_INT, .min = INT64_MIN, .max = INT64_MAX
#define UINT16             .type = MDL_T_UINT, .max = UINT16_MAX
#define UINT32             .type = MDL_T_UINT, .max = UINT32_MAX
#define UINT64             .type = MDL_T_UINT, .max = UINT64_MAX
#define LIST_OF(element)   .type = MDL_T_LIST, .element_size = sizeof(element)
#define WORDS              .type = MDL_T_ANY, .element_size = sizeof(struct mdl_string)
#define MAP_OF(element)    .type = MDL_T_MAP, .element_size = sizeof(element)
#define AT(parent, member) .offset = offsetof(struct parent, member)

const struct mdl_field mdl_fields[MDL_FIELD_COUNT] = {
#define FIELD_ROW(id, ...) [MDL_F_##id] = {__VA_ARGS__},
#define FIELD_TEXT(id, ...)
#include "model/document/field_rows.def"
#undef FIELD_TEXT
#undef FIELD_ROW
};

struct mdl_field_text mdl_field_text(enum mdl_field_id id)
{
    switch (id) {
#define FIELD_ROW(id, ...)
#define FIELD_TEXT(id, ...)                                                                        \
    case MDL_F_##id:                                                                               \
        return (struct mdl_field_text){__VA_ARGS__};
#include "model/document/field_rows.def"
#undef FIELD_TEXT
#undef FIELD_ROW
    case MDL_FIELD_COUNT:
        break;
    }
    return (struct mdl_field_text){.label = ""};
}

bool mdl_field_has_choices(enum mdl_field_id id)
{
    return mdl_fields[id].type == MDL_T_BOOL || mdl_field_text(id).choices != NULL;
}

struct err *mdl_field_check(const struct mdl_field *f, struct str text)
{
    uint32_t release;

    return f->check == MDL_CHECK_ENGINE ? mdl_engine_find(&release, text) : NULL;
}

/* At any depth; a row stands behind all that it lies in. */
static bool lies_in(enum mdl_field_id row, enum mdl_field_id id)
{
    while (row != MDL_F_NONE && row > id)
        row = mdl_fields[row].parent;
    return row == id;
}

/* The rows that lie in one follow it without gaps, so that few are looked at. */
enum mdl_field_id mdl_field_end(enum mdl_field_id id)
{
    enum mdl_field_id in = id, end = id + 1;

    for (unsigned step = 1; end < MDL_FIELD_COUNT && lies_in(end, id); step *= 2) {
        in = end;
        end = step < MDL_FIELD_COUNT - end ? end + step : MDL_FIELD_COUNT;
    }
    while (in + 1 < end) {
        enum mdl_field_id middle = in + (end - in) / 2;

        if (lies_in(middle, id))
            in = middle;
        else
            end = middle;
    }
    return end;
}

#define NEAR_ROWS 12 /* that mdl_field_next() looks at before it begins at the front */

/* Of the rows that are looked at nearly all begin with another letter. */
static bool is_key_of(struct str key, const struct mdl_field *f)
{
    return key.len > 0 && f->key[0] == key.s[0] && str_is(key, f->key);
}

/* Whether a row that lies in `above` comes behind all that lie in the parent. */
static bool is_behind(enum mdl_field_id above, enum mdl_field_id parent)
{
    return parent != MDL_F_NONE && (above == MDL_F_NONE || above < parent);
}

/* Where the rows of the parent's members begin, if it has any. */
static enum mdl_field_id first_child(enum mdl_field_id parent)
{
    return parent == MDL_F_NONE ? (enum mdl_field_id)0 : parent + 1;
}

static bool is_child(enum mdl_field_id id, enum mdl_field_id parent)
{
    return id < MDL_FIELD_COUNT && mdl_fields[id].parent == parent;
}

/* The next member of the same parent, if there is one. */
static enum mdl_field_id next_member(enum mdl_field_id id)
{
    return is_child(id + 1, id) ? mdl_field_end(id) : id + 1;
}

static enum mdl_field_id own_child(enum mdl_field_id parent, struct str key)
{
    for (enum mdl_field_id id = first_child(parent); is_child(id, parent); id = next_member(id)) {
        if (is_key_of(key, &mdl_fields[id]))
            return id;
    }
    return MDL_F_NONE;
}

enum mdl_field_id mdl_field_next(enum mdl_field_id parent, enum mdl_field_id *near, struct str key)
{
    enum mdl_field_id first = *near != MDL_F_NONE ? *near : first_child(parent), found;

    for (enum mdl_field_id id = first; id < MDL_FIELD_COUNT && id < first + NEAR_ROWS; id++) {
        enum mdl_field_id above = mdl_fields[id].parent;

        if (above == parent) {
            if (is_key_of(key, &mdl_fields[id]))
                return *near = id;
        } else if (is_behind(above, parent)) {
            break;
        }
    }
    found = mdl_field_child(parent, key);
    if (found != MDL_F_NONE && mdl_fields[found].parent == parent)
        *near = found;
    return found;
}

enum mdl_field_id mdl_field_child(enum mdl_field_id parent, struct str key)
{
    enum mdl_field_id child = own_child(parent, key);

    while (child == MDL_F_NONE && parent != MDL_F_NONE && mdl_fields[parent].like != 0) {
        parent = mdl_fields[parent].like;
        child = own_child(parent, key);
    }
    return child;
}

static bool is_like(enum mdl_field_id row, enum mdl_field_id other)
{
    while (row != 0 && row != other)
        row = mdl_fields[row].like;
    return row == other && row != 0;
}

enum mdl_field_id mdl_field_above(enum mdl_field_id field, enum mdl_field_id through)
{
    enum mdl_field_id parent = mdl_fields[field].parent;

    return through != 0 && parent != MDL_F_NONE && is_like(through, parent) ? through : parent;
}

enum mdl_field_id mdl_field_asked_through(enum mdl_field_id field)
{
    static const enum mdl_field_id rows[] = {MDL_F_REQUEST_BODY, MDL_F_REQUEST_HOST_CONFIG};

    for (; field != MDL_F_NONE; field = mdl_fields[field].parent)
        for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
            if (mdl_fields[field].parent == mdl_fields[rows[i]].like)
                return mdl_field_child(rows[i], str_of(mdl_fields[field].key)) == field ? rows[i]
                                                                                        : 0;
    return 0;
}

static struct str below(struct arena *a, struct str path, const char *key)
{
    if (key[0] == '[' || key[0] == '{')
        return arena_printf(a, "%.*s%s", STR_FMT(path), key);
    return arena_printf(a, "%.*s.%s", STR_FMT(path), key);
}

enum mdl_section mdl_field_section(enum mdl_field_id field, bool asked)
{
    const struct mdl_field *f = &mdl_fields[field];

    return asked && f->asked != 0 ? f->asked : f->section;
}

struct str mdl_field_path(struct arena *a, enum mdl_field_id id)
{
    const struct mdl_field *f = &mdl_fields[id];

    if (f->parent == MDL_F_NONE)
        return arena_printf(a, "%s", f->key);
    return below(a, mdl_field_path(a, f->parent), f->key);
}

struct each {
    struct arena *a;
    void (*each)(void *ctx, enum mdl_field_id id, struct str path);
    void *ctx;
};

static void visit(const struct each *w, enum mdl_field_id id, struct str path)
{
    w->each(w->ctx, id, path);
    for (enum mdl_field_id of = id;; of = mdl_fields[of].like) {
        for (enum mdl_field_id k = of + 1; k < mdl_field_end(of); k = mdl_field_end(k))
            if (mdl_field_child(id, str_of(mdl_fields[k].key)) == k)
                visit(w, k, below(w->a, path, mdl_fields[k].key));
        if (mdl_fields[of].like == 0)
            return;
    }
}

void mdl_field_each(struct arena *a, enum mdl_field_id id,
                    void (*each)(void *ctx, enum mdl_field_id id, struct str path), void *ctx)
{
    const struct each w = {a, each, ctx};

    visit(&w, id, mdl_field_path(a, id));
}

bool mdl_field_in_tree(enum mdl_field_id id)
{
    while (id != MDL_F_NONE && !mdl_fields[id].tree)
        id = mdl_fields[id].parent;
    return id != MDL_F_NONE;
}

/* Cuts the last key off a pattern path: "a.b[]" gives "[]" and leaves "a.b". */
static struct str cut_last_key(struct str *path)
{
    size_t at = path->len;
    struct str key;

    if (str_ends(*path, STR_LIT("[]")) || str_ends(*path, STR_LIT("{}")))
        at -= 2;
    else
        while (at > 0 && path->s[at - 1] != '.')
            at--;
    key = str_cut(*path, at, path->len);
    *path = str_cut(*path, 0, at > 0 && path->s[at - 1] == '.' ? at - 1 : at);
    return key;
}

static bool has_path(enum mdl_field_id id, struct str path)
{
    while (path.len > 0) {
        struct str key = cut_last_key(&path);

        if (id == MDL_F_NONE || !str_is(key, mdl_fields[id].key))
            return false;
        id = mdl_fields[id].parent;
    }
    return id == MDL_F_NONE;
}

enum mdl_field_id mdl_field_by_name(struct str name)
{
    enum mdl_field_id only = MDL_F_NONE;
    size_t hits = 0;

    if (name.len == 0)
        return MDL_F_NONE;
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
        if (has_path(id, name))
            return id;
        if (str_is(name, mdl_fields[id].key) && !mdl_field_in_tree(id)) {
            only = id;
            hits++;
        }
    }
    return hits == 1 ? only : MDL_F_NONE;
}

/* "mounts[].source" against "mounts[12].source". */
static bool pattern_fits(struct str pattern, struct str path)
{
    size_t i = 0;

    if (str_is(pattern, "**"))
        return true;
    if (str_ends(pattern, STR_LIT(".**"))) {
        pattern = str_cut(pattern, 0, pattern.len - 3);
        return path.len > pattern.len && str_starts(path, pattern) &&
               (path.s[pattern.len] == '.' || path.s[pattern.len] == '[');
    }
    for (size_t k = 0; k < pattern.len; k++, i++) {
        if (i >= path.len || pattern.s[k] != path.s[i])
            return false;
        if (pattern.s[k] == '[')
            while (i + 1 < path.len && ascii_is_digit(path.s[i + 1]))
                i++;
    }
    return i == path.len;
}

bool mdl_field_drives(enum mdl_field_id id, struct str spec_path)
{
    struct str rest = str_of(mdl_field_text(id).drives), pattern;

    while (words_next(&rest, &pattern))
        if (pattern_fits(pattern, spec_path))
            return true;
    return false;
}
