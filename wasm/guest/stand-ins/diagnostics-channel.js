// node:diagnostics_channel: nobody traces.
export const tracingChannel = undefined;
export default { tracingChannel };
