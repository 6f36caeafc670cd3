/* Which calls failed, outermost first, and which releases of the engine say it so. */
#include "model/base/ascii.h"
#include "model/diagnosis/error_parts.h"
#include "model/diagnosis/loose_match.h"

#include <stdlib.h>

/* ---- releases --------------------------------------------------------------------------- */

/* Compares dotted numbers; what is missing counts as `rest`. */
static int release_cmp(const char *a, const char *b, long rest_a, long rest_b)
{
    for (int i = 0; i < 3; i++) {
        char *end_a = NULL, *end_b = NULL;
        long x = *a != '\0' ? strtol(a, &end_a, 10) : rest_a;
        long y = *b != '\0' ? strtol(b, &end_b, 10) : rest_b;

        if (x != y)
            return x < y ? -1 : 1;
        a = end_a != NULL ? end_a + (*end_a == '.') : a;
        b = end_b != NULL ? end_b + (*end_b == '.') : b;
    }
    return 0;
}

/* Both said it, so it was one that says both. */
static void narrow(struct error_releases *r, const char *from, const char *to)
{
    if (from == NULL && to == NULL)
        return;
    r->known = true;
    if (from != NULL && (r->from == NULL || release_cmp(from, r->from, 0, 0) > 0))
        r->from = from;
    if (to != NULL && (r->to == NULL || release_cmp(to, r->to, 999, 999) < 0))
        r->to = to;
}

/* No release writes all of it: a text put together of several, or changed on its way. */
static bool contradicts_itself(const struct error_releases *r)
{
    return r->from != NULL && r->to != NULL && release_cmp(r->from, r->to, 0, 999) > 0;
}

/* ---- calls in the order of the text --------------------------------------------------------- */

bool error_has_call(const struct error_text *t, const char *name)
{
    size_t n = strlen(name);

    for (const struct error_call *c = t->calls; c != NULL; c = c->next)
        if (strncmp(c->name, name, n) == 0)
            return true;
    return false;
}

void error_add_call(struct error_reader *r, const char *name, size_t at)
{
    struct error_call *c = arena_calloc(r->a, 1, sizeof(*c));

    if (c == NULL || name == NULL)
        return;
    *c = (struct error_call){.name = name, .at = at};
    *r->next_call = c;
    r->next_call = &c->next;
}

static int by_name(const void *a, const void *b)
{
    const struct error_found *x = a, *y = b;
    int cmp = strcmp(((const struct error_call *)x->what)->name,
                     ((const struct error_call *)y->what)->name);

    return cmp != 0 ? cmp : x->order < y->order ? -1 : x->order > y->order;
}

static bool same_name(const void *kept, const void *what)
{
    const struct error_call *a = kept, *b = what;

    return strcmp(a->name, b->name) == 0;
}

/* Each once, in the order of the text. */
static void sort_calls(struct error_reader *r)
{
    struct error_found *found;
    size_t count = 0;

    for (const struct error_call *c = r->out->calls; c != NULL; c = c->next)
        count++;
    if (count < 2 || (found = arena_calloc(r->a, count, sizeof(*found))) == NULL)
        return;
    count = 0;
    for (struct error_call *c = r->out->calls; c != NULL; c = c->next, count++)
        found[count] = (struct error_found){c, c->at, count};
    count = error_once(found, count, by_name, same_name);
    r->next_call = &r->out->calls;
    for (size_t i = 0; i < count; i++) {
        struct error_call *c = found[i].what;

        *r->next_call = c;
        r->next_call = &c->next;
    }
    *r->next_call = NULL;
}

static void read_phrase(struct error_reader *r, struct str phrase, const char *call,
                        const char *from, const char *to)
{
    size_t end, at = loose_find(r->text, 0, phrase, &end);

    if (at == LOOSE_NONE)
        return;
    if (call != NULL)
        error_add_call(r, call, at);
    narrow(&r->out->releases, from, to);
}

static void read_phrases(struct error_reader *r)
{
#define CALL(PHRASE, NAME, FROM, TO) read_phrase(r, STR_LIT(PHRASE), NAME, FROM, TO);
#include "model/diagnosis/calls.def"
#undef CALL
}

/* The word at `from`, line ends inside it left out. */
static struct str word_at(struct error_reader *r, size_t from)
{
    char *to = arena_alloc(r->a, 64);
    size_t n = 0;

    if (to == NULL)
        return STR_NONE;
    for (size_t i = from; i < r->text.len && n < 63; i++) {
        if (r->text.s[i] == '\n')
            continue;
        if (!ascii_is_alnum(r->text.s[i]))
            break;
        to[n++] = r->text.s[i];
    }
    return (struct str){to, n};
}

static const char *call_name(struct error_reader *r, const char *layer, struct str word)
{
    struct str name = arena_printf(r->a, "%s.%.*s", layer, STR_FMT(word));
    char *s = arena_cstr(r->a, name);
    size_t i = strlen(layer) + 1;

    if (s != NULL && s[i] >= 'a' && s[i] <= 'z')
        s[i] = (char)(s[i] - ('a' - 'A'));
    return s;
}

/* ---- what hcsshim composes ---- */

/* "container ID encountered an error during OP": releases by what OP is called. Windows' own
 * wording changed with 18.09's time, and its events came into the text. */
static void date_operation(struct error_reader *r, struct str prefix, size_t at,
                           struct loose_ahead *failure)
{
    struct error_releases *rel = &r->out->releases;

    if (str_is(prefix, "hcs::System::")) {
        at = loose_at(r->text, at, STR_LIT("hcs::System::CreateProcess: "), LOOSE_EXACT);
        if (at != LOOSE_NONE &&
            loose_at(r->text, at, STR_LIT("failure in a Windows"), LOOSE_EXACT) == LOOSE_NONE &&
            loose_next(failure, r->text, at) != LOOSE_NONE)
            narrow(rel, "25.0.0", "29"); /* the command line became part of the name */
        else
            narrow(rel, "23.0.0", "29");
    } else if (str_is(prefix, "hcsshim::System::")) {
        narrow(rel, "19.03.6", "20.10.27");
    } else if (str_is(prefix, "hcsshim::ComputeSystem::")) {
        narrow(rel, "19.03.0", "19.03.5");
    } else if (r->event_count > 0) {
        narrow(rel, "18.09.0", "19.03.5");
    } else {
        narrow(rel, "1.12", "19.03.5");
    }
}

static void read_operations(struct error_reader *r)
{
    static const char prefixes[][28] = {
        "hcs::System::", "hcsshim::System::", "hcsshim::ComputeSystem::", ""};
    struct loose_ahead failure = {.pattern = STR_LIT("failure in a Windows")};
    size_t end = 0, at = 0;

    while ((at = loose_find(r->text, end, STR_LIT("encountered an error during"), &end)) !=
           LOOSE_NONE) {
        size_t op = end, behind = LOOSE_NONE;
        struct str prefix = STR_NONE, word;

        while (op < r->text.len && (r->text.s[op] == ' ' || r->text.s[op] == '\n'))
            op++;
        for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
            prefix = str_of(prefixes[i]);
            behind = prefix.len > 0 ? loose_at(r->text, op, prefix, LOOSE_EXACT) : op;
            if (behind != LOOSE_NONE)
                break;
        }
        word = word_at(r, behind);
        if (word.len == 0)
            continue;
        if (str_is(word, "CreateContainer")) {
            error_add_call(r, "hcs.Create", at);
            narrow(&r->out->releases, "1.12", "18.06");
        } else {
            error_add_call(r, call_name(r, "hcs", word), at);
            if (loose_at(r->text, behind + word.len, STR_LIT(" failed in Win32:"), LOOSE_EXACT) !=
                LOOSE_NONE)
                narrow(&r->out->releases, "1.11", "1.12");
            else
                date_operation(r, prefix, op, &failure);
        }
    }
}

/* "hcs::System::CreateProcess ID: TEXT", as containerd's shim hands it on. */
static void read_bare_operations(struct error_reader *r)
{
    static const char prefixes[][18] = {"hcs::System::", "hcsshim::System::"};

    for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
        for (size_t end = 0, at;
             (at = loose_find(r->text, end, str_of(prefixes[i]), &end)) != LOOSE_NONE;) {
            struct str word = word_at(r, end);

            if (word.len > 0)
                error_add_call(r, call_name(r, "hcs", word), at);
        }
}

/* "hcs::CreateComputeSystem ID: TEXT", and its older spellings. */
static void read_create(struct error_reader *r)
{
    static const struct {
        const char *text, *from, *to;
    } forms[] = {{"hcs::CreateComputeSystem ", "23.0.0", "29"},
                 {"hcsshim::CreateComputeSystem ", "19.03.0", "20.10.27"},
                 {"CreateComputeSystem ", "18.09.0", "18.09.9"}};

    if (loose_holds(r->text, "Win32 API call returned error") ||
        loose_holds(r->text, "CreateComputeSystem failed for this document"))
        return;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        size_t end, at = loose_find(r->text, 0, str_of(forms[i].text), &end);

        if (at == LOOSE_NONE)
            continue;
        error_add_call(r, "hcs.Create", at);
        narrow(&r->out->releases, forms[i].from, forms[i].to);
        return;
    }
}

/* The document says more of the release than the words around it. */
static void date_document(struct error_reader *r)
{
    const struct tail_document *d = &r->out->document;
    struct error_releases *rel = &r->out->releases;
    bool create =
        error_has_call(r->out, "hcs.Create") && !error_has_call(r->out, "hcs.CreateProcess");

    if (d->kind == TAIL_HCS2)
        *rel = (struct error_releases){0};
    if (!rel->known)
        return;
    if (d->kind == TAIL_NONE) {
        /* Taken out with 20.10.7: until then every create and process error had it. */
        if (rel->to != NULL && strcmp(rel->to, "20.10.27") == 0 &&
            (create || error_has_call(r->out, "hcs.CreateProcess")))
            narrow(rel, "20.10.7", NULL);
        return;
    }
    narrow(rel, NULL, "20.10.6");
    if (d->kind == TAIL_HCS1 && rel->from != NULL && strcmp(rel->from, "1.12") == 0) {
        static const char old[][24] = {"\"IsDummy\"", "\"SandboxPath\"", "\"Servicing\":false",
                                       "\"MappedDirectories\":[]"};
        bool is_old = false;

        for (size_t i = 0; i < sizeof(old) / sizeof(old[0]); i++)
            is_old = is_old || loose_holds(d->text, old[i]);
        if (is_old)
            narrow(rel, NULL, "17.06");
        else if (d->state != TAIL_CUT)
            narrow(rel, "17.09", NULL);
    }
    if (d->kind == TAIL_HCS1 && loose_holds(d->text, "\"AssignedDevices\""))
        narrow(rel, "18.09", NULL);
}

/* ---- layers of images and containers ---- */

/* Where a call's text ends, looked for ahead of it: the number in brackets. */
struct layer_ends {
    struct loose_ahead number, bracket;
};

/* What stands right behind the number is of one generation each: "layerId=ID flavour=1",
 * "path=PATH" or nothing. A console may have broken the line in it. */
static void date_layer_tail(struct error_reader *r, size_t behind, struct layer_ends *e)
{
    size_t tail = loose_next(&e->number, r->text, behind) != LOOSE_NONE
                      ? loose_next(&e->bracket, r->text, e->number.end)
                      : LOOSE_NONE;

    if (tail != LOOSE_NONE &&
        (loose_at(r->text, e->bracket.end, STR_LIT(" layerId="), LOOSE_EXACT) != LOOSE_NONE ||
         loose_at(r->text, e->bracket.end, STR_LIT(" id="), LOOSE_EXACT) != LOOSE_NONE))
        narrow(&r->out->releases, NULL, "18.06");
    else if (tail != LOOSE_NONE &&
             loose_at(r->text, e->bracket.end, STR_LIT(" path="), LOOSE_EXACT) != LOOSE_NONE)
        narrow(&r->out->releases, "18.09.0", "18.09.9");
    else
        narrow(&r->out->releases, "23.0.0", "29");
}

static void date_layer_call(struct error_reader *r, size_t behind, struct layer_ends *ends)
{
    if (loose_at(r->text, behind, STR_LIT(" - failed"), LOOSE_EXACT) != LOOSE_NONE)
        narrow(&r->out->releases, "19.03.0", "20.10.27");
    else if (loose_at(r->text, behind, STR_LIT(" failed in Win32:"), LOOSE_EXACT) != LOOSE_NONE)
        date_layer_tail(r, behind, ends);
    else /* "hcsshim::ProcessBaseLayer <path>: <text>" */
        narrow(&r->out->releases, "20.10.0", "29");
}

static bool is_layer_call(struct str word)
{
    static const char others[][20] = {"System", "ComputeSystem", "CreateComputeSystem",
                                      "CreateContainer", "Process"};

    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (str_is(word, others[i]))
            return false;
    return word.len > 0;
}

static void read_layer_calls(struct error_reader *r)
{
    size_t at, end = 0;
    static const struct {
        const char *text, *call, *to;
    } old[] = {{"output: ProcessBaseLayer ", "storage.ProcessBaseLayer", "18.09.9"},
               {"output: ProcessUtilityVMImage ", "storage.ProcessUtilityVMImage", "18.06"}};

    struct layer_ends ends = {{.pattern = STR_LIT("(0x")}, {.pattern = STR_LIT(")")}};

    while ((at = loose_find(r->text, end, STR_LIT("hcsshim::"), &end)) != LOOSE_NONE) {
        struct str word = word_at(r, end);

        if (!is_layer_call(word))
            continue;
        error_add_call(r, call_name(r, "storage", word), at);
        date_layer_call(r, end + word.len, &ends);
    }
    for (size_t i = 0; i < sizeof(old) / sizeof(old[0]); i++) {
        at = loose_find(r->text, 0, str_of(old[i].text), &end);
        if (at == LOOSE_NONE)
            continue;
        error_add_call(r, old[i].call, at + sizeof("output:"));
        narrow(&r->out->releases, NULL, old[i].to);
    }
}

/* ---- networks ---- */

/* "hnsCall failed in Win32:" alone is older than the words that stand before it since 19.03.6;
 * "hcnCreateEndpoint failed in Win32:" is the newer interface, and not dockerd's. */
static void read_network_calls(struct error_reader *r)
{
    size_t end, at = loose_find(r->text, 0, STR_LIT("hnsCall failed in Win32:"), &end);

    if (at != LOOSE_NONE) {
        error_add_call(r, "hns.call", at);
        if (!loose_holds(r->text, "hnsCallRawResponse:"))
            narrow(&r->out->releases, NULL, "19.03.5");
    }
    for (end = 0; (at = loose_find(r->text, end, STR_LIT("hcn"), &end)) != LOOSE_NONE;) {
        struct str word = word_at(r, end);

        if (word.len > 0 && word.s[0] >= 'A' && word.s[0] <= 'Z' &&
            loose_at(r->text, end + word.len, STR_LIT(" failed in Win32:"), LOOSE_EXACT) !=
                LOOSE_NONE)
            error_add_call(r, call_name(r, "hcn", word), at);
    }
    at = loose_find(r->text, 0, STR_LIT("docker network create"), &end);
    if (at != LOOSE_NONE && error_has_call(r->out, "hns.call"))
        error_add_call(r, "libnetwork.CreateNetwork", at);
    at = loose_find(r->text, 0, STR_LIT("failed to create endpoint "), &end);
    if (at != LOOSE_NONE)
        error_add_call(r, "libnetwork.CreateEndpoint", at);
}

/* ---- who says it ---- */

static bool is_sub_command(struct str behind)
{
    static const char words[][16] = {" run ",       " c ",          " t ",    " i ",
                                     " task ",      " tasks ",      " pull ", " image ",
                                     " images ",    " start ",      " exec ", " create ",
                                     " container ", " containers ", " runp ", " -"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_starts(behind, str_of(words[i])))
            return true;
    return false;
}

/* Words before what the tool says, or of the command that was typed: "ctr: ...", "$ nerdctl run".
 */
static bool has_tool(struct str text)
{
    static const char tools[][12] = {"ctr", "nerdctl", "crictl", "containerd"};

    for (size_t at = 0; at < text.len; at++) {
        struct str rest = str_cut(text, at, text.len);
        bool begins = at == 0 || text.s[at - 1] == '\n';

        if (!begins && text.s[at - 1] != ' ' && text.s[at - 1] != '>' && text.s[at - 1] != '\\' &&
            text.s[at - 1] != '/')
            continue;
        for (size_t i = 0; i < sizeof(tools) / sizeof(tools[0]); i++) {
            size_t len = strlen(tools[i]);

            if (!str_starts(rest, str_of(tools[i])))
                continue;
            rest = str_cut(rest, len, rest.len);
            if (str_starts(rest, STR_LIT(".exe")))
                rest = str_cut(rest, 4, rest.len);
            if ((begins && str_starts(rest, STR_LIT(": "))) || is_sub_command(rest))
                return true;
        }
    }
    return false;
}

/* containerd's own words, or those of a client of its own, with the same hcsshim below: dockerd's
 * releases say nothing of them. A daemon that answers is dockerd, whoever hands it on. */
static bool is_of_containerd(struct str text)
{
    if (loose_holds(text, "Error response from daemon"))
        return false;
    return has_tool(text) || loose_holds(text, "rpc error: code =") ||
           loose_holds(text, "RunPodSandbox") || loose_holds(text, "PodSandboxMetadata");
}

void error_read_calls(struct error_reader *r)
{
    read_phrases(r);
    read_operations(r);
    read_bare_operations(r);
    read_create(r);
    read_layer_calls(r);
    read_network_calls(r);
    date_document(r);
    sort_calls(r);
    if (error_has_call(r->out, "containerd.") || error_has_call(r->out, "shim.") ||
        is_of_containerd(r->text))
        r->out->releases = (struct error_releases){0}; /* not dockerd's words */
    if (error_has_call(r->out, "hcn.") || contradicts_itself(&r->out->releases))
        r->out->releases = (struct error_releases){0};
}
