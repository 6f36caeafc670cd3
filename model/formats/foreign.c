/* What looks like docker's and is of another program or platform: named, and what is like docker's
 * in it is taken. */
#include "model/diagnosis/loose_match.h"
#include "model/formats/format.h"
#include "model/formats/line_walk.h"
#include "model/formats/members.h"
#include "model/formats/oci_spec.h"
#include "model/formats/shape.h"

enum program {
    NONE,
    NERDCTL,
    CONTAINERD,
    CRI,
    CRI_INFO,
    PODMAN,
    PODMAN_INFO,
    LINUX_DAEMON,
    LINUX_PART,
    ANSIBLE,
    TERRAFORM,
    CONTEXTS,
    MANIFEST,
    GIVES_WAY, /* from here on an error, or a run line among the words, says more */
    NOMAD = GIVES_WAY,
    GITLAB_RUNNER,
    CONTAINERD_CONFIG,
    JENKINSFILE,
    CRI_LIST,
    PODS,
    COMPUTE_SYSTEMS,
    NLTEST,
    IMAGETOOLS,
    HISTORY,
    HOST_CHECKS,
    FILTERS,
    PORTS
};

static const struct {
    const char *what, *remedy, *made_by;
} programs[] = {
    [NERDCTL] = {"this is nerdctl's inspect: the container is containerd's, and no Docker daemon "
                 "builds its spec",
                 "take 'ctr -n NAMESPACE containers info ID', which has the spec itself", NULL},
    [CONTAINERD] = {"this is a container of containerd", "its member Spec is what is read",
                    "containerd"},
    [CRI] = {"this is an inspect of crictl: the container is one of Kubernetes",
             "its member info.runtimeSpec is what is read", "containerd"},
    [CRI_INFO] = {"this is crictl's info: what containerd says of itself, and of no container",
                  "take 'crictl inspect ID', which has a container's spec", NULL},
    [PODMAN] = {"this is podman's inspect, which has Linux containers only",
                "take the inspect of a Windows daemon", NULL},
    [PODMAN_INFO] = {"this is podman's info, which runs Linux containers only",
                     "take the docker info of a Windows daemon", NULL},
    [LINUX_PART] = {"this is a part of the inspect of a Linux daemon",
                    "take the one of a Windows daemon", NULL},
    [ANSIBLE] = {"this is a playbook of Ansible, whose module docker_container makes its request "
                 "itself",
                 "bring 'docker inspect CONTAINER' of what it made, or its settings as a docker "
                 "run line or a compose file",
                 NULL},
    [TERRAFORM] = {"this is Terraform's, whose provider makes the request for a docker_container "
                   "itself",
                   "bring 'docker inspect CONTAINER' of what it made, or its settings as a docker "
                   "run line or a compose file",
                   NULL},
    [CONTEXTS] = {"this is the client's docker context: which daemon it asks, and nothing of a "
                  "container",
                  "bring 'docker inspect CONTAINER' and 'docker info' of that daemon", NULL},
    [MANIFEST] = {"this is the manifest of an image: for a list of several builds of Windows "
                  "os.version tells which, and no setting stands in it",
                  "bring 'docker image inspect IMAGE', which has the image's settings", NULL},
    [IMAGETOOLS] = {"this is the manifest of an image, as buildx shows it: which platforms it is "
                    "for, and no setting",
                    "bring 'docker image inspect IMAGE', which has the image's settings", NULL},
    [HISTORY] = {"this is docker history: how an image was built, and no container of it",
                 "bring 'docker image inspect IMAGE', which has the image's settings", NULL},
    [HOST_CHECKS] = {"this is Debug-ContainerHost.ps1: checks of the host, [-] before each that "
                     "failed, and nothing of a container",
                     "bring 'docker info' and 'docker inspect CONTAINER'", NULL},
    [FILTERS] = {"this is a list of the host's file system filters (fltmc): cbfs, cloud drives and "
                 "backup products are known to be in the way of a container's layers",
                 "bring the error's text, or 'docker inspect CONTAINER'", NULL},
    [PORTS] = {"this is netsh's list of ports that Windows keeps for itself: no container can "
               "publish one of them",
               "bring 'docker inspect CONTAINER' or the docker run line, which tell the ports",
               NULL},
    [NOMAD] = {"this is a job of Nomad, whose driver makes the request for a container itself",
               "bring 'docker inspect CONTAINER' of what it made, or its settings as a docker run "
               "line or a compose file",
               NULL},
    [GITLAB_RUNNER] = {"this is GitLab Runner's config.toml, whose executor makes the request for "
                       "a container itself",
                       "bring 'docker inspect CONTAINER' of a job's container, or image, "
                       "isolation, memory, cpus and volumes of [runners.docker] as a docker run "
                       "line",
                       NULL},
    [CONTAINERD_CONFIG] = {"this is containerd's config.toml: which runtimes a node has, and "
                           "nothing of a container",
                           "bring 'crictl inspect ID', which has a container's spec", NULL},
    [JENKINSFILE] = {"this is a Jenkinsfile, whose plugin makes the docker run line itself",
                     "bring that line: the build's log prints it behind $ docker run", NULL},
    [CRI_LIST] = {"this is crictl's list of containers, which has no settings",
                  "bring 'crictl inspect ID'", NULL},
    [PODS] = {"this is kubectl's list of pods, which has no settings",
              "bring 'kubectl describe pod NAME' or 'kubectl get pod NAME -o yaml'", NULL},
    [COMPUTE_SYSTEMS] = {"this is a list of what the Host Compute Service runs: of each the id and "
                         "its isolation, and no settings",
                         "bring 'docker inspect ID'", NULL},
    [NLTEST] =
        {"this is nltest's, which found nothing wrong: a domain controller knows the account "
         "where it was typed",
         "bring the docker run line or the inspect, with the credential spec's file", NULL},
    [LINUX_DAEMON] = {"this is the inspect of a Linux daemon", "take the one of a Windows daemon",
                      NULL},
};

static bool has_label(const struct value *v, const char *prefix)
{
    const struct value *labels = member(member(v, "Config"), "Labels");

    for (size_t i = 0; labels != NULL && labels->kind == VALUE_MAP && i < labels->u.map.count; i++)
        if (str_starts(labels->u.map.members[i].key, str_of(prefix)))
            return true;
    return false;
}

/* LCOW's containers are of platform linux, too, but on a drive. */
static bool is_of_linux(const struct value *v)
{
    static const char drivers[][16] = {"overlay2",       "overlay",      "aufs",
                                       "btrfs",          "zfs",          "vfs",
                                       "fuse-overlayfs", "devicemapper", "overlayfs"};
    struct str driver = member_text(v, "Driver");

    for (size_t i = 0; i < sizeof(drivers) / sizeof(drivers[0]); i++)
        if (str_is(driver, drivers[i]))
            return has_member(v, "State") || has_member(v, "HostConfig");
    return driver.len == 0 && str_starts(member_text(v, "LogPath"), STR_LIT("/var/lib/docker/"));
}

static bool begins_with(const struct value *list, const char *text)
{
    const struct value *first = element_count(list) > 0 ? element(list, 0) : NULL;

    return first != NULL && first->kind == VALUE_STRING && str_starts(first->u.text, str_of(text));
}

/* What a daemon fills in on Linux alone, of a HostConfig with or without its name. */
static bool is_part_of_linux(const struct value *v)
{
    const struct value *part = has_member(v, "HostConfig") ? member(v, "HostConfig") : v;
    const struct value *mounts = member(v, "Mounts");

    if (part == NULL || part->kind != VALUE_MAP || has_member(v, "ociVersion"))
        return false;
    return begins_with(member(part, "MaskedPaths"), "/proc") ||
           begins_with(member(part, "ReadonlyPaths"), "/proc") ||
           (element_count(mounts) > 0 &&
            str_is(member_text(element(mounts, 0), "Propagation"), "rprivate"));
}

static bool is_podman_info(const struct value *v)
{
    const struct value *host = member(v, "host");

    return has_member(host, "buildahVersion") || has_member(host, "ociRuntime") ||
           has_member(host, "conmon");
}

/* ---- what makes containers in a way of its own ---- */

static bool is_docker_task(const struct value *v)
{
    return v->kind == VALUE_MAP && (has_member(v, "docker_container") ||
                                    has_member(v, "community.docker.docker_container"));
}

/* Plays with their tasks, or the tasks alone. */
static bool is_ansible(const struct value *root)
{
    for (size_t i = 0; i < element_count(root); i++) {
        const struct value *play = element(root, i), *tasks;

        if (play->kind != VALUE_MAP)
            continue;
        tasks = member(play, "tasks");
        for (size_t k = 0; k < element_count(tasks); k++)
            if (is_docker_task(element(tasks, k)))
                return true;
        if (is_docker_task(play))
            return true;
    }
    return false;
}

/* Files in a language of their own, and what a tool lists: known by words behind each other. */
static enum program program_by_words(struct str text)
{
    static const struct {
        char words[64];
        enum program program;
    } all[] = {
        {"resource \"docker_container\"", TERRAFORM},
        {"job \"%task \"%driver = \"docker\"", NOMAD},
        {"[[runners]]", GITLAB_RUNNER},
        {"[runners.docker]", GITLAB_RUNNER},
        {"[plugins.%io.containerd.", CONTAINERD_CONFIG},
        {"docker {%image '%'", JENKINSFILE},
        {"docker {%image \"%\"", JENKINSFILE},
        {"Type :%Isolation :%IsTemplate :%RuntimeId :", COMPUTE_SYSTEMS},
        {"NERR_Success", NLTEST},
        {"NAME%DESCRIPTION%DOCKER ENDPOINT", CONTEXTS},
        {"MediaType:%Digest:%Manifests:", IMAGETOOLS},
        {"IMAGE%CREATED%CREATED BY%SIZE%COMMENT", HISTORY},
        {"Filter Name%Num Instances%Altitude", FILTERS},
        {"Port Exclusion Ranges%Start Port%End Port", PORTS},
        {"Describing %Windows Version and Prerequisites%] ", HOST_CHECKS},
        {"CONTAINER%IMAGE%CREATED%STATE%NAME%ATTEMPT%POD ID", CRI_LIST},
        {"NAME%READY%STATUS%RESTARTS%AGE", PODS},
    };

    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        if (loose_fits(text, all[i].words))
            return all[i].program;
    return NONE;
}

static enum program program_of(const struct value *v)
{
    if (has_label(v, "nerdctl/"))
        return NERDCTL;
    if (has_member(v, "SnapshotKey") || oci_is_spec(member(v, "Spec")) ||
        (has_member(v, "Snapshotter") && has_member(v, "Spec")))
        return CONTAINERD;
    if (has_member(v, "status") && has_member(v, "info"))
        return CRI;
    if (has_member(member(v, "status"), "conditions") &&
        (has_member(v, "cniconfig") || has_member(v, "config")))
        return CRI_INFO;
    if (has_member(v, "OCIRuntime") || has_member(v, "ConmonPidFile"))
        return PODMAN;
    if (is_podman_info(v))
        return PODMAN_INFO;
    if (has_member(v, "Endpoints") && has_member(v, "Metadata") && has_member(v, "TLSMaterial"))
        return CONTEXTS;
    if (has_member(v, "schemaVersion") && (has_member(v, "manifests") || has_member(v, "layers")))
        return MANIFEST;
    if (is_of_linux(v))
        return LINUX_DAEMON;
    return is_part_of_linux(v) ? LINUX_PART : NONE;
}

static enum program program_of_text(const struct input *in)
{
    if (in->json)
        return NONE;
    if (in->value != NULL && is_ansible(in->value))
        return ANSIBLE;
    return program_by_words(input_head(in));
}

static enum program program_of_input(const struct input *in)
{
    const struct value *v = in->value != NULL ? first_object(in->value) : NULL;
    enum program program = program_of_text(in);

    if (program != NONE || v == NULL)
        return program;
    program = program_of(v);
    return in->json || program == PODMAN_INFO ? program : NONE;
}

unsigned format_foreign_recognises(const struct input *in)
{
    enum program program = program_of_input(in);

    if (program == NONE)
        return 0;
    return program >= GIVES_WAY ? 25 : 98;
}

static const struct value *spec_of(enum program program, const struct value *v)
{
    if (program == CONTAINERD)
        return member(v, "Spec");
    return program == CRI ? member(member(v, "info"), "runtimeSpec") : NULL;
}

/* What crictl inspect says of the container beside its spec. */
static void tell_status(struct evidence *out, const struct value *status)
{
    struct str reason = member_text(status, "message"), code = member_number(status, "exitCode");
    struct str image = member_text(member(status, "image"), "image");

    evidence_tell_text(out, STR_LIT("container.Id"), member_text(status, "id"),
                       STR_LIT("crictl inspect: id"));
    evidence_tell_text(out, STR_LIT("container.Config.Image"), image,
                       STR_LIT("crictl inspect: image"));
    if (code.len > 0)
        evidence_tell(out, STR_LIT("container.State.ExitCode"), value_number(code),
                      STR_LIT("crictl inspect: exitCode"));
    if (reason.len == 0)
        return;
    evidence_tell_text(out, STR_LIT("container.State.Error"), reason,
                       STR_LIT("crictl inspect: message"));
    out->gives |= GIVES_ERROR;
}

/* An inspect told of a container with another id: only the spec is brought, to compare. */
static bool is_of_another(const struct evidence *out, struct str id)
{
    const struct fact *told = evidence_fact(out, STR_LIT("container"));
    struct str known = told != NULL ? member_text(told->value, "Id") : STR_NONE;

    return known.len > 0 && id.len > 0 && !str_starts(known, id) && !str_starts(id, known);
}

struct err *format_foreign_read(struct evidence *out, const struct input *in)
{
    const struct value *v = in->value != NULL ? first_object(in->value) : NULL;
    enum program program = program_of_input(in);
    const struct value *spec = spec_of(program, v);

    out->line = v != NULL ? v->line : input_line(in, 1);
    if (spec == NULL || !oci_is_spec(spec))
        return err_remedy(err_at(err_new(ERR_UNSUPPORTED, "%s", programs[program].what), NULL,
                                 out->line, v != NULL ? v->column : 1),
                          "%s", programs[program].remedy);
    evidence_note(out, NOTE_REMARK, STR_NONE, str_of(programs[program].what));
    shape_check(out, FORMAT_oci_spec, spec);
    oci_tell(out, spec);
    if (is_of_another(out, program == CRI ? member_text(member(v, "status"), "id")
                                          : member_text(v, "ID")))
        return NULL;
    out->made_by = programs[program].made_by;
    if (program == CRI)
        tell_status(out, member(v, "status"));
    if (program == CONTAINERD)
        evidence_tell_text(out, STR_LIT("container.Config.Image"), member_text(v, "Image"),
                           STR_LIT("containerd: image"));
    return NULL;
}
