#include "model/formats/host_assumed.h"

#include "model/base/num.h"
#include "model/document/path.h"
#include "model/document/windows_builds.h"
#include "model/formats/container_assumed.h"
#include "model/formats/cpus_read_back.h"
#include "model/formats/hns_join.h"
#include "model/formats/image_assumed.h"
#include "model/formats/inspect.h"
#include "model/formats/members.h"
#include "model/formats/networks_assumed.h"

/* Whether a reader said so itself: "NumCPU>=64". */
static bool is_unknown(const struct value *root, struct str path)
{
    const struct value *list = MEMBER_AT(root, "host", "Unknown");

    for (size_t i = 0; i < element_count(list); i++) {
        const struct value *v = element(list, i);
        bool has_least;
        uint64_t least;

        if (v->kind == VALUE_STRING &&
            str_eq(mdl_unknown_path(v->u.text, &has_least, &least), path))
            return true;
    }
    return false;
}

/* Of which there is no Windows Server. */
static bool is_client_build(struct str build)
{
    int64_t n = 0;
    const char *name =
        num_int64(&n, build) == NUM_OK && n > 0 ? mdl_windows_name((uint64_t)n) : NULL;

    return name != NULL && strstr(name, "Server") == NULL;
}

/* `got`: the isolation of a container for which none was asked; STR_NONE: there is no such. */
static void assume_system(struct evidence *out, const struct value *root, struct str got)
{
    const struct value *host = member(root, "host");
    static const struct str system = STR_INIT("the host is Windows Server 2019, build 17763");
    bool build = has_member(host, "OSBuild");
    bool alone = !has_member(host, "OSProduct") && is_client_build(member_number(host, "OSBuild"));
    bool client = alone || str_is(member_text(host, "OSProduct"), "client");

    if (!has_member(host, "DefaultIsolation") && got.len > 0)
        evidence_assume(out, STR_LIT("host.DefaultIsolation"), value_string(got),
                        STR_LIT("the daemon's default isolation is the one that the container got, "
                                "for which none was asked"));
    else if (!has_member(host, "DefaultIsolation"))
        evidence_assume(out, STR_LIT("host.DefaultIsolation"),
                        value_string(client ? STR_LIT("hyperv") : STR_LIT("process")),
                        client ? STR_LIT("the daemon's default isolation is hyperv, as on all "
                                         "client editions of Windows unless it is told otherwise")
                               : STR_LIT("the daemon's default isolation is process"));
    if (!has_member(host, "DNSSearch"))
        evidence_assume(out, STR_LIT("host.DNSSearch"), value_list(),
                        STR_LIT("the daemon has no list of DNS search suffixes"));
    if (!has_member(host, "Root"))
        evidence_assume(out, STR_LIT("host.Root"), value_string(STR_LIT(DEFAULT_ROOT)),
                        STR_LIT("the daemon's data root is " DEFAULT_ROOT));
    if (!build)
        evidence_assume(out, STR_LIT("host.OSBuild"), value_number(STR_LIT("17763")), system);
    if (!has_member(host, "OSProduct"))
        evidence_assume(out, STR_LIT("host.OSProduct"),
                        value_string(alone ? STR_LIT("client") : STR_LIT("server")),
                        alone   ? STR_LIT("the host is a client edition, as all of its build")
                        : build ? STR_LIT("the host is a Windows Server")
                                : system);
    if (!has_member(host, "NumCPU") && !is_unknown(root, STR_LIT("NumCPU")))
        evidence_assume(out, STR_LIT("host.NumCPU"), value_number(STR_LIT(CPUS_ASSUMED)),
                        STR_LIT("the host has " CPUS_ASSUMED " processors"));
}

/* Only a container of a swarm's service has a store of configs and one of secrets. */
static void list_unknown_stores(struct evidence *out, const struct value *root)
{
    const struct value *host = member(root, "host");

    if (!has_member(host, "Configs"))
        evidence_unknown(out, STR_LIT("host.Configs"));
    if (!has_member(host, "Secrets"))
        evidence_unknown(out, STR_LIT("host.Secrets"));
}

static void list_unknown(struct evidence *out, const struct value *root)
{
    const struct value *host = member(root, "host");
    const struct value *specs = member(host, "CredentialSpecs");

    if (!has_member(specs, "Files"))
        evidence_unknown(out, STR_LIT("host.CredentialSpecs.Files"));
    if (!has_member(specs, "Registry"))
        evidence_unknown(out, STR_LIT("host.CredentialSpecs.Registry"));
    if (has_member(host, "ContainerdStore")) {
        if (!has_member(host, "MountSources"))
            evidence_unknown(out, STR_LIT("host.MountSources"));
        if (!has_member(host, "BackingDevices"))
            evidence_unknown(out, STR_LIT("host.BackingDevices"));
    }
    if (!has_member(host, "Disk"))
        evidence_unknown(out, STR_LIT("host.Disk"));
}

/* Whether the daemon's default decides. */
static bool asks_for_no_isolation(const struct value *body)
{
    struct str asked = member_text(member(body, "HostConfig"), "Isolation");

    return asked.len == 0 || str_eq_ascii_case(asked, STR_LIT("default"));
}

/* What is known of a container beside a request came of it. */
static void assume_for_request(struct evidence *out, const struct value *root,
                               const struct value *body)
{
    const struct value *host = member(root, "host"), *container = member(root, "container");
    struct str got = member_text(member(container, "HostConfig"), "Isolation");

    assume_system(out, root, asks_for_no_isolation(body) ? got : STR_NONE);
    assume_asked_image(out, root, body, container);
    assume_asked_networks(out, root, body, member(host, "Containers"));
    list_unknown(out, root);
    if (!has_member(host, "Containers"))
        evidence_unknown(out, STR_LIT("host.Containers"));
}

/* `container` with the parts that are assumed, as far as the rest looks at it. */
static void assume_for_container(struct evidence *out, const struct value *root,
                                 const struct value *container, bool partial)
{
    const struct value *host = member(root, "host");
    struct str image_id = member_text(container, "Image");

    if (!has_member(root, "name") && inspect_name(container).len > 0)
        evidence_assume(out, STR_LIT("name"), value_string(inspect_name(container)),
                        STR_LIT("the document is named after its container"));
    assume_base_fs(out, container);
    assume_joined(out, container);
    assume_system(out, root, STR_NONE);
    assume_cpus(out, root);
    if (str_is(member_text(container, "Platform"), "linux") && !has_member(host, "LCOWSupported"))
        evidence_assume(out, STR_LIT("host.LCOWSupported"), value_bool(true),
                        STR_LIT("the daemon runs Linux containers"));
    assume_image(out, container, member(host, "Images"),
                 image_id.len == 0 && partial ? STR_LIT("image") : image_id);
    if (partial && !has_member(container, "NetworkSettings")) /* in a part that was not pasted */
        assume_asked_networks(out, root, container, NULL);
    else
        assume_networks(out, root, container);
    hns_join(out, root, container);
    assume_credential_spec(out, root, container);
    list_unknown(out, root);
    list_unknown_stores(out, root);
}

void assume_missing(struct evidence *out, const struct value *root, bool partial)
{
    const struct value *container = member(root, "container"), *made = NULL;
    const struct value *request = MEMBER_AT(root, "request", "body");

    if (container == NULL && request == NULL)
        request = made = assume_request(out, MEMBER_AT(root, "host", "Images"));
    if (request != NULL) {
        assume_for_request(out, root, request);
        value_unref(made);
        return;
    }
    if (container == NULL) {
        container = made = assume_container(out, root);
        if (made == NULL)
            return;
    } else if (partial && container->kind == VALUE_MAP) {
        assume_container_parts(out, container);
    }
    assume_for_container(out, root, container, partial);
    value_unref(made);
}
