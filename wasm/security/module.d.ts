// What wasm/security/exports.cpp exports, as Emscripten names it.
export interface SecurityModule {
  readonly HEAPU8: Uint8Array;
  readonly HEAPF64: Float64Array;
  _security_buffer(): number;
  _security_jwt_key(algorithm: number, length: number): number;
  _security_jwt_sign(key: number, length: number): number;
  _security_jwt_verify(key: number, length: number, audience: number, now: number): number;
  _security_argon2(
    password: number,
    salt: number,
    type: number,
    memoryKib: number,
    passes: number,
    lanes: number,
  ): number;
  _security_argon2_verify(password: number, hash: number): number;
  _security_equal(length: number): number;
  _security_bcrypt(password: number, cost: number): number;
  _security_bcrypt_verify(password: number, hash: number): number;
  _security_limiter(algorithm: number, limit: number, period: number, capacity: number): number;
  _security_consume(limiter: number, key: number, now: number): number;
  _security_limiter_bytes(limiter: number): number;
}
export default function createSecurity(options?: { wasmBinary?: BufferSource }): Promise<SecurityModule>;
