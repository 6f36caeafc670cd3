#include "specgen/spec/steps.h"

bool step_root_linux(struct spec_build *b)
{
    static const struct spec_origin from_root = {RULE_ROOT_LINUX, 1, {{MDL_F_IMAGE_OS, -1}}};
    static const struct spec_origin from_readonly = {
        RULE_ROOT_LINUX, 1, {{MDL_F_READONLY_ROOTFS, -1}}};
    struct spec_node *root = spec_put_object(b, b->spec, KEY_ROOT, &from_root);

    spec_put_str(b, root, KEY_PATH, STR_LIT("rootfs"), &from_root);
    if (b->c->host_config.readonly_rootfs.v)
        spec_put_bool(b, root, KEY_READONLY, true, &from_readonly);
    return true;
}

bool step_process_linux(struct spec_build *b)
{
    static const struct spec_origin from_hostname = {
        RULE_HOSTNAME_LINUX, 1, {{MDL_F_HOSTNAME, -1}}};
    static const struct spec_origin from_domain = {
        RULE_HOSTNAME_LINUX, 1, {{MDL_F_DOMAINNAME, -1}}};
    const struct mdl_config *config = &b->c->config;
    struct spec_node *sysctl;

    if (config->hostname.v.len > 0)
        spec_put_str(b, b->spec, KEY_HOSTNAME, config->hostname.v, &from_hostname);
    if (config->domainname.v.len > 0) {
        sysctl = spec_put_object(b, b->linux_node, KEY_SYSCTL, &from_domain);
        spec_put_str(b, sysctl, KEY_KERNEL_DOMAINNAME, config->domainname.v, &from_domain);
    }
    step_command(b);
    return true;
}
