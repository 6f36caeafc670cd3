#include "model/diagnosis/tail_document.h"

#include "model/base/utf8.h"
#include "model/json/json.h"

#define ESCAPE_LEVELS 3 /* JSON inside a string inside a string: as deep as logs nest it */

const char *tail_kind_name(enum tail_kind k)
{
    static const char *const names[] = {NULL, "hcs1", "hcs2", "process"};

    return names[k];
}

const char *tail_state_name(enum tail_state s)
{
    static const char names[][12] = {"whole", "wrapped", "escaped", "unescaped", "pretty", "cut"};

    return names[s];
}

static size_t skip_space(struct str t, size_t i)
{
    while (i < t.len && (t.s[i] == ' ' || t.s[i] == '\n' || t.s[i] == '\t'))
        i++;
    return i;
}

/* The kind by the first key; `owner` needs a second look. */
static enum tail_kind kind_of_key(struct str key, struct str behind)
{
    if (str_is(key, "SystemType"))
        return TAIL_HCS1;
    if (str_is(key, "CommandLine") || str_is(key, "ApplicationName") || str_is(key, "CommandArgs"))
        return TAIL_PROCESS;
    if (str_is(key, "SchemaVersion") ||
        (str_is(key, "Owner") && str_holds(str_cut(behind, 0, 200), STR_LIT("SchemaVersion"))))
        return TAIL_HCS2;
    return TAIL_NONE;
}

/* At a '{': the kind of document, and how many backslashes stand before its first quote. */
static enum tail_kind document_at(struct str t, size_t brace, size_t *slashes)
{
    size_t i = skip_space(t, brace + 1), from;

    *slashes = 0;
    while (i < t.len && t.s[i] == '\\') {
        i++;
        ++*slashes;
    }
    if (*slashes == 1 && i < t.len && t.s[i] == 'n') /* a line's end, escaped */
        return TAIL_NONE;
    if (i >= t.len || t.s[i] != '"')
        return TAIL_NONE;
    from = ++i;
    while (i < t.len && t.s[i] != '"' && t.s[i] != '\\')
        i++;
    return kind_of_key(str_cut(t, from, i), str_cut(t, i, t.len));
}

/* One level of JSON's escapes undone, up to the quote that ends the string around. */
static struct str unescape(struct arena *a, struct str t, size_t *end)
{
    char *to = arena_alloc(a, t.len + 1);
    size_t n = 0, i = 0;

    *end = t.len;
    if (to == NULL)
        return STR_NONE;
    for (; i < t.len && t.s[i] != '"'; i++) {
        char c = t.s[i];

        if (c == '\\' && i + 1 < t.len) {
            c = t.s[++i];
            if (c == 'u') { /* left as it is: the reader of the inner text knows it */
                to[n++] = '\\';
            } else if (strchr("nrt", c) != NULL) {
                c = c == 'n' ? '\n' : c == 'r' ? '\r' : '\t';
            }
        }
        to[n++] = c;
    }
    *end = i;
    return (struct str){to, n};
}

/* The end of the object that begins at 0, or 0 when it is cut. `raw`: a backslash escapes
 * nothing. */
static size_t object_end(struct str t, bool raw)
{
    bool in_string = false;
    size_t depth = 0;

    for (size_t i = 0; i < t.len; i++) {
        char c = t.s[i];

        if (in_string) {
            if (c == '\\' && !raw)
                i++;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return i + 1;
        }
    }
    return 0;
}

/* "C:\P...", or "\\?\V...": where JSON would have two. */
static bool has_single_backslashes(struct str t)
{
    if (str_holds(t, STR_LIT("\"\\\\?\\V")) || str_holds(t, STR_LIT("\"\\\\.\\p")))
        return true;
    for (size_t i = 2; i + 1 < t.len; i++)
        if (t.s[i] == '\\' && t.s[i - 1] == ':' && t.s[i + 1] != '\\' && t.s[i + 1] != '"' &&
            (t.s[i - 2] | 0x20) >= 'a' && (t.s[i - 2] | 0x20) <= 'z')
            return true;
    return false;
}

static struct str doubled_backslashes(struct arena *a, struct str t)
{
    char *to = arena_alloc(a, 2 * t.len + 1);
    size_t n = 0;

    if (to == NULL)
        return STR_NONE;
    for (size_t i = 0; i < t.len; i++) {
        if (t.s[i] == '\\')
            to[n++] = '\\';
        to[n++] = t.s[i];
    }
    return (struct str){to, n};
}

static const struct value *parsed(struct arena *a, struct str t)
{
    const struct value *v = NULL;

    return arena_drop_err(a, json_read(&v, t)) ? NULL : v;
}

/* What version 1 of the document says of the isolation, also when it is cut: VolumePath stands
 * before IgnoreFlushesDuringBoot, and only where the container has no virtual machine. */
static enum tail_isolation isolation_of(enum tail_kind kind, struct str t)
{
    if (kind == TAIL_HCS2)
        return str_holds(t, STR_LIT("\"HostingSystemId\"")) ? TAIL_HYPERV : TAIL_UNKNOWN;
    if (kind != TAIL_HCS1)
        return TAIL_UNKNOWN;
    if (str_holds(t, STR_LIT("\"HvPartition\":true")) ||
        str_holds(t, STR_LIT("\"HvPartition\": true")) || str_holds(t, STR_LIT("\"HvRuntime\"")))
        return TAIL_HYPERV;
    if (str_holds(t, STR_LIT("\"HvPartition\"")) || str_holds(t, STR_LIT("\"VolumePath\"")))
        return TAIL_PROCESS_ISOLATED;
    return str_holds(t, STR_LIT("\"IgnoreFlushesDuringBoot\"")) ? TAIL_HYPERV : TAIL_UNKNOWN;
}

/* Puts the document together that begins at offset `brace`. */
static void take(struct tail_document *d, struct arena *a, const struct clean_text *t, size_t brace,
                 size_t slashes)
{
    struct str body = str_cut(t->text, brace, t->text.len);
    bool escaped = slashes > 0;
    size_t end = 0, outer_end = 0;

    for (int level = 0; slashes > 0 && level < ESCAPE_LEVELS; level++) {
        body = unescape(a, body, &end);
        if (level == 0)
            outer_end = end;
        (void)document_at(body, 0, &slashes);
    }
    d->from = brace;
    end = object_end(body, false);
    if (end > 0)
        d->json = parsed(a, str_cut(body, 0, end));
    d->state = escaped                                                    ? TAIL_ESCAPED
               : clean_text_joined(t, brace, brace + end)                 ? TAIL_WRAPPED
               : end > 0 && str_find(str_cut(body, 0, end), '\n', 0) >= 0 ? TAIL_PRETTY
                                                                          : TAIL_WHOLE;
    if ((d->json == NULL || has_single_backslashes(str_cut(body, 0, end))) &&
        object_end(body, true) > 0) {
        size_t raw_end = object_end(body, true);
        const struct value *cured = parsed(a, doubled_backslashes(a, str_cut(body, 0, raw_end)));

        if (cured != NULL) {
            value_unref(d->json);
            d->json = cured;
            d->state = TAIL_UNESCAPED;
            end = raw_end;
        }
    }
    if (end == 0)
        d->state = TAIL_CUT;
    d->text = str_cut(body, 0, end > 0 ? end : body.len);
    d->to = escaped ? brace + outer_end : brace + d->text.len;
    d->isolation = isolation_of(d->kind, d->text);
}

void tail_document(struct tail_document *out, struct arena *a, const struct clean_text *t,
                   size_t from)
{
    *out = (struct tail_document){.kind = TAIL_NONE, .from = t->text.len, .to = t->text.len};
    for (size_t i = from; i < t->text.len; i++) {
        size_t slashes;

        if (t->text.s[i] != '{')
            continue;
        out->kind = document_at(t->text, i, &slashes);
        if (out->kind != TAIL_NONE) {
            take(out, a, t, i, slashes);
            return;
        }
    }
}
