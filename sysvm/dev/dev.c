/* dev.c - what devices and registers there are. */
#include "sysvm/dev/dev.h"

const struct dev_info dev_infos[DEV_COUNT] = {
#define DEVICE(name, page, bit, text, meaning) [page] = {text, meaning, bit},
#include "sysvm/dev/device.def"
#undef DEVICE
};

static const struct dev_register_info registers[] = {
#define REGISTER(device, name, offset, meaning)                                \
    {DEV_##device, offset, #name, meaning},
#include "sysvm/dev/register.def"
#undef REGISTER
};

const struct dev_register_info *dev_find(unsigned device, unsigned offset)
{
    for (size_t i = 0; i < ARRAY_LEN(registers); i++)
        if (registers[i].device == device && registers[i].offset == offset)
            return &registers[i];
    return NULL;
}

octa dev_never(const struct dev *d)
{
    (void)d;
    return DEV_NEVER;
}
