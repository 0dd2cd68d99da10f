/**
 * The flags of the WebGPU specification. Where WebGPU comes from a package, as under Node, the
 * globals `GPUBufferUsage`, `GPUMapMode` and `GPUShaderStage` are missing.
 */
export const BUFFER = {
  MAP_READ: 0x1,
  COPY_SRC: 0x4,
  COPY_DST: 0x8,
  UNIFORM: 0x40,
  STORAGE: 0x80,
  QUERY_RESOLVE: 0x200,
} as const;

export const MAP_READ = 0x1;

export const STAGE_COMPUTE = 0x4;
