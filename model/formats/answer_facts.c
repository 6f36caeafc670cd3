#include "model/formats/answer_facts.h"

#include "model/base/num.h"
#include "model/diagnosis/host_version.h"
#include "model/diagnosis/loose_match.h"
#include "model/document/path.h"
#include "model/formats/format.h"

/* What stands between the two; STR_NONE: they do not stand there. */
static struct str between(struct str text, const char *before, const char *behind)
{
    size_t from, to, end, at = loose_find(text, 0, str_of(before), &from);

    if (at == LOOSE_NONE)
        return STR_NONE;
    to = loose_find(text, from, str_of(behind), &end);
    return to == LOOSE_NONE ? STR_NONE : str_trim(str_cut(text, from, to));
}

/* Whoever looked at the host since then knows better. */
static void tell_missing(struct evidence *out, const struct value_step *steps, size_t count,
                         struct str source)
{
    evidence_tell_missing(out, mdl_path_text(&out->arena, steps, count), source);
    evidence_concluded(out);
}

/* "... network NAME not found" at the end of a line, behind which a client puts a dot. */
static void tell_network_of_line(struct evidence *out, struct str text, struct str source)
{
    static const struct str behind = STR_INIT(" not found");
    struct str name;
    size_t at;

    if (str_ends(text, STR_LIT(".")))
        text.len--;
    if (!str_ends(text, behind))
        return;
    name = str_cut(text, 0, text.len - behind.len);
    for (at = name.len; at > 0 && name.s[at - 1] != ' ';)
        at--;
    if (at == name.len || !str_ends(str_cut(name, 0, at), STR_LIT("network ")))
        return;
    evidence_tell_missing(out,
                          arena_printf(&out->arena, "host.%.*s",
                                       STR_FMT(mdl_fact_path(&out->arena, MDL_F_HOST_NETWORKS,
                                                             str_cut(name, at, name.len)))),
                          source);
    evidence_concluded(out);
}

/* A client and a wrapper print more below it: "See 'docker run --help'.", "ExitCode: 125". */
static void tell_network(struct evidence *out, struct str text, struct str source)
{
    struct str line;

    while (str_next_line(&text, &line))
        tell_network_of_line(out, str_trim(line), source);
}

/* "... credential spec ...: open ROOT\CredentialSpecs\NAME: The system cannot find the file
 * specified." */
static void tell_file(struct evidence *out, struct str text, struct str source)
{
    struct str name = between(text, ": open ", ": The system cannot find the file specified.");
    size_t behind, folder = loose_find(name, 0, STR_LIT("\\CredentialSpecs\\"), &behind);
    struct value_step steps[] = {{.key = STR_LIT("host")},
                                 {.key = STR_LIT("CredentialSpecs")},
                                 {.key = STR_LIT("Files")},
                                 {.key = STR_NONE}};

    if (folder == LOOSE_NONE || !loose_holds(text, "credential spec"))
        return;
    steps[3].key = str_cut(name, behind, name.len);
    if (steps[3].key.len > 0)
        tell_missing(out, steps, 4, source);
}

/* registry credential spec "NAME" for container ID was not found */
static void tell_value(struct evidence *out, struct str text, struct str source)
{
    struct str name = between(text, "registry credential spec \"", "\" for container ");
    struct value_step steps[] = {{.key = STR_LIT("host")},
                                 {.key = STR_LIT("CredentialSpecs")},
                                 {.key = STR_LIT("Registry")},
                                 {.key = STR_LIT("Values")},
                                 {.key = name}};

    if (name.len > 0 && memchr(name.s, '\\', name.len) == NULL &&
        loose_holds(text, "was not found"))
        tell_missing(out, steps, 5, source);
}

/* range of CPUs is from 0.01 to 4.00, as there are only 4 CPUs available */
static void tell_processors(struct evidence *out, struct str text, struct str source)
{
    struct str count = between(text, "as there are only ", " CPUs available");
    int64_t n = 0;

    if (num_int64(&n, count) != NUM_OK || n <= 0)
        return;
    evidence_tell_number(out, STR_LIT("host.NumCPU"), (uint64_t)n, source);
    evidence_concluded(out);
}

/* What a failed pull names. */
static void tell_build(struct evidence *out, struct str text, struct str source)
{
    struct mdl_windows host;

    if (!host_version_told(&host, text))
        return;
    out->gives |= GIVES_HOST;
    evidence_tell_number(out, STR_LIT("host.OSBuild"), host.build, source);
    evidence_concluded(out);
}

/* "Windows 11 Pro 23H2 (OS Build 22631.3447)", which people write beside an error: what winver and
 * docker info show of a host. */
static void tell_shown_build(struct evidence *out, struct str text)
{
    static const struct str source = STR_INIT("error: the host beside it");
    size_t end, at = loose_find(text, 0, STR_LIT("(OS Build "), &end);
    struct mdl_windows host;
    struct str line;
    size_t from = at;

    if (at == LOOSE_NONE ||
        !mdl_windows_version(
            &host, arena_printf(&out->arena, "10.0.%.*s", STR_FMT(str_cut(text, end, end + 12)))))
        return;
    while (from > 0 && text.s[from - 1] != '\n')
        from--;
    line = str_cut(text, from, at);
    if (!str_holds(line, STR_LIT("Windows")))
        return;
    out->gives |= GIVES_HOST;
    evidence_tell_number(out, STR_LIT("host.OSBuild"), host.build, source);
    evidence_concluded(out);
    if (host.has_revision && host.revision > 0) {
        evidence_tell_number(out, STR_LIT("host.OSRevision"), host.revision, source);
        evidence_concluded(out);
    }
    if (str_holds(line, STR_LIT("Windows 1")) || str_holds(line, STR_LIT("Windows Server"))) {
        evidence_tell_text(out, STR_LIT("host.OSProduct"),
                           str_of(str_holds(line, STR_LIT("Windows Server")) ? "server" : "client"),
                           source);
        evidence_concluded(out);
    }
}

void answer_facts_tell(struct evidence *out, struct str text, struct str source)
{
    tell_network(out, text, source);
    tell_file(out, text, source);
    tell_value(out, text, source);
    tell_processors(out, text, source);
    tell_build(out, text, source);
    tell_shown_build(out, text);
}
