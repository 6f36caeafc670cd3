/* docker version in every layout, and the builds that wrappers print beside an error. */
#include "model/formats/docker_version.h"

#include "model/formats/asked.h"
#include "model/formats/engine_told.h"
#include "model/formats/members.h"
#include "model/formats/text_notes.h"

static bool is_json(const struct value *v)
{
    const struct value *server = member(v, "Server"), *client = member(v, "Client");

    return (has_member(server, "Version") && has_member(server, "ApiVersion")) ||
           (has_member(client, "Version") && has_member(client, "ApiVersion"));
}

static unsigned sure_of(const struct version_text *t)
{
    if ((t->server.there && !t->server.brief && t->server.api.len > 0) ||
        (t->client.there && !t->client.brief && t->client.api.len > 0))
        return 90;
    if (t->server.there || t->client.there)
        return 55;
    return t->host_build > 0 || t->image_build > 0 ? 55 : 0;
}

unsigned format_docker_version_recognises(const struct input *in)
{
    struct version_text t;
    unsigned sure = 0;
    struct arena a;
    struct err *e;

    if (in->json)
        return in->value != NULL && is_json(in->value) ? 90 : 0;
    arena_init(&a);
    if ((e = version_text(&t, &a, input_head(in))) == NULL)
        sure = sure_of(&t);
    if (arena_failed(&a))
        sure = FORMAT_NO_MEMORY;
    err_free(e);
    arena_finish(&a);
    return sure;
}

static bool is_of_windows(struct str os_arch)
{
    return os_arch.len == 0 || str_starts(os_arch, STR_LIT("windows"));
}

void docker_version_tell_host(struct evidence *out, const struct version_text *t)
{
    struct arena *a = &out->arena;

    if (t->host_build == 0 && t->image_build == 0)
        return;
    out->gives |= GIVES_ENVIRONMENT;
    if (t->host_build > 0)
        evidence_tell_number(out, STR_LIT("host.OSBuild"), t->host_build,
                             STR_LIT("version: build of the host"));
    if (t->host_revision > 0)
        evidence_tell_number(out, STR_LIT("host.OSRevision"), t->host_revision,
                             STR_LIT("version: revision of the host"));
    if (t->image_build == 0) /* another text may have told it */
        return;
    out->image_build = (uint32_t)t->image_build;
    out->image_revision = (uint32_t)t->image_revision;
    evidence_note(out, NOTE_REMARK, STR_LIT("host.Images"),
                  arena_printf(a, "the image is of build %u.%u", (unsigned)t->image_build,
                               (unsigned)t->image_revision));
}

void docker_version_tell_isolation(struct evidence *out, const struct version_text *t)
{
    if (!t->isolation_told)
        return;
    out->partial = true;
    evidence_tell_text(out, STR_LIT("container.HostConfig.Isolation"), t->isolation,
                       STR_LIT("version: isolation"));
}

/* The last line that has it: the server's block stands behind the client's. */
static unsigned line_of(const struct input *in, struct str rest, struct str part)
{
    unsigned found = 1;
    struct str text;

    for (unsigned line = 1; str_next_line(&rest, &text); line++)
        if (str_holds(text, part))
            found = line;
    return input_line(in, found);
}

/* docker version --format '{{.Client.Version}} {{.Server.Version}}' */
static void read_answer(struct version_text *t, struct evidence *out, struct str text)
{
    static const struct {
        const char *path;
        bool server;
    } versions[] = {{"Client.Version", false}, {"Server.Version", true}};
    struct str values[ASKED_PARTS];
    struct asked_command a;
    unsigned line;

    if (!asked_read(&a, &out->arena, text) || a.of != ASKED_VERSION || a.count < 2 ||
        asked_next(&a, values, &line) != ANSWER_FITS)
        return;
    t->client = t->server = (struct version_part){.there = false};
    for (size_t i = 0; i < a.count; i++) {
        for (size_t v = 0; v < sizeof(versions) / sizeof(versions[0]); v++)
            if (str_is(a.parts[i].path, versions[v].path))
                *(versions[v].server ? &t->server : &t->client) =
                    (struct version_part){.there = true, .brief = true, .version = values[i]};
    }
}

struct err *format_docker_version_read(struct evidence *out, const struct input *in)
{
    struct str text = text_of_input(&out->arena, in);
    struct version_text t;
    struct err *e = version_text(&t, &out->arena, text);

    if (e != NULL)
        return e;
    if (!in->json)
        read_answer(&t, out, in->text);
    out->line = in->json ? in->value->line : input_line(in, 1);
    if (!is_of_windows(t.server.os_arch))
        return err_remedy(err_new(ERR_INPUT, "this docker version is of a daemon for '%.*s'",
                                  STR_FMT(str_cut(t.server.os_arch, 0, 40))),
                          "take the one of a Windows host");
    if (!in->json)
        out->line = line_of(in, text, t.server.version);
    if (t.server.version.len > 0)
        engine_tell(out, t.server.version, "docker version",
                    STR_LIT("docker version: Server Version"));
    else if (t.client.version.len > 0)
        evidence_note(out, NOTE_REMARK, STR_LIT("engine"),
                      STR_LIT("engine left as it was: this is the client's version; the daemon may "
                              "be of another one"));
    docker_version_tell_isolation(out, &t);
    docker_version_tell_host(out, &t);
    return NULL;
}
