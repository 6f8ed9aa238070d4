/**
 * What passes between a Functions host and a language worker, as `@azure/functions` reads and writes it: the message
 * types of https://github.com/Azure/azure-functions-language-worker-protobuf, reduced to the fields used here. The
 * package that would declare them, `@azure/functions-core`, is built into Azure's worker and published nowhere.
 */
export type RpcTypedData = {
  string?: string;
  json?: string;
  bytes?: Uint8Array;
  int?: number;
  double?: number;
  http?: RpcHttp;
};

type RpcNullableString = { value?: string };

/** The wire uses one shape for a request and a response. */
export type RpcHttp = Partial<RpcHttpRequest> & RpcHttpResponse;

export type RpcHttpRequest = {
  method: string;
  url: string;
  nullableHeaders: Record<string, RpcNullableString>;
  nullableQuery: Record<string, RpcNullableString>;
  nullableParams: Record<string, RpcNullableString>;
  body?: RpcTypedData | null;
};

type RpcHttpResponse = {
  statusCode?: string;
  headers?: Record<string, string>;
  cookies?: RpcHttpCookie[];
  body?: RpcTypedData | null;
};

export type RpcHttpCookie = {
  name?: string;
  value?: string;
  domain?: { value?: string };
  path?: { value?: string };
  expires?: { value?: { seconds?: number } };
  secure?: { value?: boolean };
  httpOnly?: { value?: boolean };
  /** `none` means that the attribute is left out; `explicitNone` writes `SameSite=None`. */
  sameSite?: 'none' | 'lax' | 'strict' | 'explicitNone';
  maxAge?: { value?: number };
};

export type RpcBinding = {
  type?: string;
  direction?: 'in' | 'out';
  [property: string]: unknown;
};

export type RpcTraceContext = { traceParent: string; traceState: string; attributes: Record<string, string> };

export type RpcInvocationRequest = {
  invocationId: string;
  inputData: { name: string; data: RpcTypedData }[];
  triggerMetadata?: Record<string, RpcTypedData>;
  traceContext: RpcTraceContext;
};

export type RpcInvocationResponse = {
  outputData?: { name: string; data: RpcTypedData }[];
  returnValue?: RpcTypedData | null;
};
