#include "model/formats/cluster_node.h"

#include "model/base/num.h"
#include "model/formats/cluster.h"
#include "model/formats/line_walk.h"
#include "model/formats/members.h"

struct node {
    struct str name, system, kernel, processors;
    unsigned column; /* of the kernel */
};

/* "10.0.17763.1158": build and revision; false: another kernel. */
static bool windows_of(struct str kernel, uint64_t *build, uint64_t *revision)
{
    static const struct str ten = STR_INIT("10.0.");
    ptrdiff_t dot;

    *build = *revision = 0;
    if (!str_starts(kernel, ten))
        return false;
    kernel = str_cut(kernel, ten.len, kernel.len);
    dot = str_find(kernel, '.', 0);
    if (dot > 0)
        (void)num_uint64(revision, str_cut(kernel, (size_t)dot + 1, kernel.len));
    return num_uint64(build, str_cut(kernel, 0, dot < 0 ? kernel.len : (size_t)dot)) == NUM_OK;
}

static struct str said(struct evidence *out, const struct node *n, const char *what)
{
    return n->name.len > 0 ? arena_printf(&out->arena, "node %.*s: %s", STR_FMT(n->name), what)
                           : arena_printf(&out->arena, "node: %s", what);
}

static void tell(struct evidence *out, const struct node *n)
{
    uint64_t build, revision, processors = quantity_of_processors(n->processors);

    if (windows_of(n->kernel, &build, &revision)) {
        evidence_tell_number(out, STR_LIT("host.OSBuild"), build, said(out, n, "kernel version"));
        if (revision > 0)
            evidence_tell_number(out, STR_LIT("host.OSRevision"), revision,
                                 said(out, n, "kernel version"));
    } else if (str_starts(n->kernel, STR_LIT("10.0.")))
        evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                      arena_printf(&out->arena, "column %u: the kernel version '%.*s' has no build",
                                   n->column, STR_FMT(str_cut(n->kernel, 0, 60))));
    if (line_find(n->system, "Windows") >= 0)
        evidence_tell_text(out, STR_LIT("host.OSProduct"),
                           line_find(n->system, "Server") >= 0 ? STR_LIT("server")
                                                               : STR_LIT("client"),
                           said(out, n, "OS image"));
    if (processors >= 1000000000)
        evidence_tell_number(out, STR_LIT("host.NumCPU"), processors / 1000000000,
                             said(out, n, "capacity"));
}

static void note_other(struct evidence *out, const struct node *n)
{
    evidence_note(out, NOTE_REMARK, STR_LIT("host"),
                  arena_printf(&out->arena,
                               "the node %.*s has '%.*s', kernel %.*s: no host of Windows "
                               "containers",
                               STR_FMT(n->name), STR_FMT(str_cut(n->system, 0, 60)),
                               STR_FMT(str_cut(n->kernel, 0, 60))));
}

/* ---- kubectl describe node ----------------------------------------------------------------- */

static struct str value_of(struct str line, const char *label)
{
    struct str text = str_trim(line), wanted = str_of(label);

    return str_starts(text, wanted) && text.len > wanted.len && text.s[wanted.len] == ':'
               ? str_trim(str_cut(text, wanted.len + 1, text.len))
               : STR_NONE;
}

static bool is_description(struct str text)
{
    struct line_walk at = line_walk_of(text);
    bool system = false, kernel = false;

    while (line_walk_next(&at)) {
        system = system || str_starts(at.line, STR_LIT("System Info:"));
        kernel = kernel || value_of(at.line, "Kernel Version").len > 0;
    }
    return system && kernel;
}

static void take(struct str *to, struct str text)
{
    if (to->len == 0)
        *to = text;
}

static void read_description(struct evidence *out, const struct input *in)
{
    struct line_walk at = line_walk_of(in->text);
    struct node n = {.name = STR_NONE};
    bool capacity = false;

    while (line_walk_next(&at)) {
        if (line_indent(at.line) == 0)
            capacity = str_starts(at.line, STR_LIT("Capacity:"));
        take(&n.name, value_of(at.line, "Name"));
        take(&n.kernel, value_of(at.line, "Kernel Version"));
        take(&n.system, value_of(at.line, "OS Image"));
        if (capacity)
            take(&n.processors, value_of(at.line, "cpu"));
        if (value_of(at.line, "Kernel Version").len > 0) {
            out->line = input_line(in, at.line_number);
            n.column = (unsigned)(value_of(at.line, "Kernel Version").s - at.line.s) + 1;
        }
    }
    tell(out, &n);
    if (!str_starts(n.kernel, STR_LIT("10.0.")))
        note_other(out, &n);
}

/* ---- kubectl get nodes -o wide ------------------------------------------------------------- */

static bool find_heading(struct line_walk *at)
{
    while (line_walk_next(at))
        if (str_starts(at->line, STR_LIT("NAME ")) && line_find(at->line, "OS-IMAGE") > 0 &&
            line_find(at->line, "KERNEL-VERSION") > 0)
            return true;
    return false;
}

static struct node row(struct str heading, struct str line)
{
    return (struct node){.name = line_cell(heading, line, "NAME"),
                         .system = line_cell(heading, line, "OS-IMAGE"),
                         .kernel = line_cell(heading, line, "KERNEL-VERSION")};
}

/* Which of several nodes the host is cannot be told; the first of Windows is taken, and the others
 * are named. */
static void read_table(struct evidence *out, const struct input *in)
{
    struct line_walk at = line_walk_of(in->text);
    bool told = false;
    struct str heading;

    if (!find_heading(&at))
        return;
    heading = at.line;
    while (line_walk_next(&at)) {
        struct node n = row(heading, at.line);
        uint64_t build, revision;

        if (n.name.len == 0 || n.kernel.len == 0)
            continue;
        out->line = input_line(in, at.line_number);
        if (!windows_of(n.kernel, &build, &revision))
            note_other(out, &n);
        else if (told)
            evidence_note(out, NOTE_REMARK, STR_LIT("host"),
                          arena_printf(&out->arena,
                                       "the node %.*s, of build %u.%u, was passed by: a document "
                                       "has one host",
                                       STR_FMT(n.name), (unsigned)build, (unsigned)revision));
        else
            tell(out, &n);
        told = told || windows_of(n.kernel, &build, &revision);
    }
}

/* ---- both ---------------------------------------------------------------------------------- */

bool cluster_node_is(struct str text)
{
    struct line_walk at = line_walk_of(text);

    return is_description(text) || find_heading(&at);
}

void cluster_node_read(struct evidence *out, const struct input *in)
{
    if (is_description(in->text))
        read_description(out, in);
    else
        read_table(out, in);
}

void cluster_node_tell(struct evidence *out, const struct value *node)
{
    const struct value *info = MEMBER_AT(node, "status", "nodeInfo");
    const struct value *cpu = member(MEMBER_AT(node, "status", "capacity"), "cpu");
    struct node n = {.name = member_text(member(node, "metadata"), "name"),
                     .system = member_text(info, "osImage"),
                     .kernel = member_text(info, "kernelVersion")};

    if (cpu != NULL && (cpu->kind == VALUE_STRING || cpu->kind == VALUE_NUMBER))
        n.processors = cpu->u.text;
    out->line = node->line;
    tell(out, &n);
    if (!str_starts(n.kernel, STR_LIT("10.0.")))
        note_other(out, &n);
}
