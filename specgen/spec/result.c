#include "specgen/spec/result.h"

const char spec_step_title[SPEC_STEP_COUNT][28] = {
    [SPEC_STEP_IMAGE] = "load the image",
    [SPEC_STEP_DEFAULTS] = "base spec",
    [SPEC_STEP_ANNOTATIONS] = "annotations",
    [SPEC_STEP_SECRET_DIR] = "secret directory",
    [SPEC_STEP_CONFIG_DIR] = "config directory",
    [SPEC_STEP_MOUNTS] = "mounts",
    [SPEC_STEP_ISOLATION] = "isolation",
    [SPEC_STEP_SYMLINKS] = "secret and config links",
    [SPEC_STEP_PROCESS] = "process",
    [SPEC_STEP_LAYERS] = "layer folders",
    [SPEC_STEP_NETWORK] = "network endpoints",
    [SPEC_STEP_PLATFORM] = "image's operating system",
    [SPEC_STEP_ROOT] = "root filesystem",
    [SPEC_STEP_RESOURCES] = "resources",
    [SPEC_STEP_CREDENTIALS] = "credential spec",
    [SPEC_STEP_DEVICES] = "devices and capabilities",
};

int spec_class_http_status(enum spec_class class)
{
    switch (class) {
    case SPEC_CLASS_INVALID_PARAMETER:
        return 400;
    case SPEC_CLASS_NOT_FOUND:
        return 404;
    case SPEC_CLASS_CONFLICT:
        return 409;
    case SPEC_CLASS_SYSTEM:
    case SPEC_CLASS_UNKNOWN:
        break;
    }
    return 500;
}

const char *spec_class_name(enum spec_class c)
{
    switch (c) {
    case SPEC_CLASS_INVALID_PARAMETER:
        return "InvalidParameter";
    case SPEC_CLASS_NOT_FOUND:
        return "NotFound";
    case SPEC_CLASS_SYSTEM:
        return "System";
    case SPEC_CLASS_CONFLICT:
        return "Conflict";
    case SPEC_CLASS_UNKNOWN:
        break;
    }
    return "Unknown";
}

const char *spec_effect_verb(enum spec_effect_kind k)
{
    switch (k) {
    case SPEC_EFFECT_MAKE_DIRECTORY:
        return "create directory";
    case SPEC_EFFECT_WRITE_FILE:
        return "write file";
    case SPEC_EFFECT_REMOVE_DIRECTORY:
        return "remove directory";
    case SPEC_EFFECT_MOUNT_FILESYSTEM:
        return "mount filesystem";
    case SPEC_EFFECT_UNMOUNT_FILESYSTEM:
        return "unmount filesystem";
    case SPEC_EFFECT_SYMLINK:
        return "create symbolic link";
    case SPEC_EFFECT_MOUNT_VOLUME:
        return "mount volume";
    case SPEC_EFFECT_READ_FILE:
        return "read file";
    case SPEC_EFFECT_READ_REGISTRY:
        return "read registry";
    case SPEC_EFFECT_READ_STORE:
        return "read store";
    case SPEC_EFFECT_QUERY_NETWORK:
        return "query network";
    }
    return "";
}
