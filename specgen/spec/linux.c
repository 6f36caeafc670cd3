#include "specgen/spec/steps.h"

static const struct spec_origin from_root = SPEC_ORIGIN(ROOT_LINUX, SPEC_FROM(IMAGE_OS));
static const struct spec_origin from_readonly = SPEC_ORIGIN(ROOT_LINUX, SPEC_FROM(READONLY_ROOTFS));

bool step_root_linux(struct spec_build *b)
{
    struct spec_node *root = spec_put_object(&b->tree, b->spec, KEY_ROOT, &from_root);

    spec_put_str(&b->tree, root, KEY_PATH, STR_LIT("rootfs"), &from_root);
    if (b->c->host_config.readonly_rootfs.v)
        spec_put_bool(&b->tree, root, KEY_READONLY, true, &from_readonly);
    return true;
}

static const struct spec_origin from_hostname =
    SPEC_ORIGIN(HOSTNAME_LINUX, SPEC_FROM(HOSTNAME), SPEC_FROM(IMAGE_OS));
static const struct spec_origin from_domain = SPEC_ORIGIN(HOSTNAME_LINUX, SPEC_FROM(DOMAINNAME));

bool step_process_linux(struct spec_build *b)
{
    const struct mdl_config *config = &b->c->config;
    struct spec_node *sysctl;

    if (config->hostname.v.len > 0)
        spec_put_str(&b->tree, b->spec, KEY_HOSTNAME, config->hostname.v, &from_hostname);
    if (config->domainname.v.len > 0) {
        sysctl = spec_put_object(&b->tree, b->linux_node, KEY_SYSCTL, &from_domain);
        spec_put_str(&b->tree, sysctl, KEY_KERNEL_DOMAINNAME, config->domainname.v, &from_domain);
    }
    step_command(b);
    return true;
}
