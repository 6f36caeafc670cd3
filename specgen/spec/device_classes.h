/* specgen/spec/device_classes.h - the classes of devices that Microsoft documents for containers.
 *
 * Source: Microsoft Learn, Devices in containers on Windows; GPU acceleration in Windows
 * containers. Other classes pass the engine, and the start of the container fails. */
#ifndef SPECGEN_SPEC_DEVICE_CLASSES_H
#define SPECGEN_SPEC_DEVICE_CLASSES_H

#include "model/base/arena.h"

struct device_class {
    const char *name;  /* "GPUs with DirectX" */
    const char *guid;  /* without braces */
    const char *words; /* what people write for it, in small letters, between blanks */
};

/* Of class/GUID, TYPE://GUID or a GUID in any case, with or without braces; NULL: not documented.
 */
const struct device_class *device_class_of(struct str path);

/* What a path of another system or a device's name stands for: /dev/ttyS0, COM3, nvidia. NULL: it
 * tells nothing. */
const struct device_class *device_class_meant(struct str path);

/* "GPUs with DirectX class/5B45...; COM ports class/86E0...": all of them. */
struct str device_classes_listed(struct arena *a);

#endif
