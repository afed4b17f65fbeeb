import * as oauth from 'oauth4webapi';
import type { OAuth2Settings } from '../config/config.ts';
import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { authFailure } from './failure.ts';
import { type Grant, type Identity, shownName } from './grant.ts';
import { boundedFetch } from './http.ts';
import { type Provider, providerOf } from './provider.ts';

/** RFC 8628 3.2. */
export interface DeviceCode {
  readonly code: string;
  readonly userCode: string;
  readonly page: string;
  /** The page with the user's code in it, where the server has one. */
  readonly completePage: string | null;
  /** Milliseconds. */
  readonly lifetime: number;
  readonly interval: number;
}

/** A sign-in by browser that has begun: what stays here while the person is away (RFC 7636). */
export interface CodeRequest {
  readonly url: string;
  readonly state: string;
  readonly verifier: string;
  readonly redirect: string;
}

/** What the token endpoint says to a device that asks whether somebody has signed in (RFC 8628 3.5). */
export type Polled = Grant | 'pending' | 'slow-down';

/** The requests of one client to its authorization server. Every method throws a ClientCheckError. */
export class OAuthClient {
  readonly provider: Provider;
  private readonly server: oauth.AuthorizationServer;
  private readonly client: oauth.Client;
  private readonly authentication: oauth.ClientAuth;

  constructor(
    private readonly settings: OAuth2Settings,
    private readonly identity: Identity,
    private readonly now: () => Instant,
  ) {
    this.provider = providerOf(settings);
    const { issuer, authorizationEndpoint, tokenEndpoint, deviceEndpoint, revocationEndpoint } = this.provider;
    this.server = {
      issuer: issuer ?? new URL(tokenEndpoint).origin,
      authorization_endpoint: authorizationEndpoint,
      token_endpoint: tokenEndpoint,
      ...(deviceEndpoint ? { device_authorization_endpoint: deviceEndpoint } : {}),
      ...(revocationEndpoint ? { revocation_endpoint: revocationEndpoint } : {}),
    };
    this.client = { client_id: settings.clientId };
    // A program on the user's machine keeps no secret; Google gives out one all the same and wants to see it (RFC 8252 8.5).
    this.authentication = settings.clientSecret === null ? oauth.None() : oauth.ClientSecretPost(settings.clientSecret);
  }

  /** Where the person signs in. @param port where the answer is waited for */
  async codeRequest(port: number): Promise<CodeRequest> {
    const { authorizationEndpoint, scopes, extra, redirect: where } = this.provider;
    const verifier = oauth.generateRandomCodeVerifier();
    const state = oauth.generateRandomState();
    const redirect = `http://${where.host}:${port}${where.path}`;
    const url = new URL(authorizationEndpoint);
    const parameters = {
      client_id: this.settings.clientId,
      response_type: 'code',
      redirect_uri: redirect,
      scope: scopes.join(' '),
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      login_hint: this.identity.user,
      ...extra,
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return { url: url.href, state, verifier, redirect };
  }

  /** The code that came back for tokens. */
  exchange(request: CodeRequest, answer: URLSearchParams): Promise<Grant> {
    return this.asking(this.provider.authorizationEndpoint, [request.verifier, answer.get('code') ?? ''], async () => {
      // RFC 9207 tells one server's answer from another's. Where only its endpoints are known there is nothing to compare with, and no
      // other server to mix it up with either: each sign-in has a port and a state of its own.
      const given = new URLSearchParams(answer);
      if (this.provider.issuer === null) given.delete('iss');
      const checked = oauth.validateAuthResponse(this.server, this.client, given, request.state);
      const { redirect, verifier } = request;
      const { server, client, authentication } = this;
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        authentication,
        checked,
        redirect,
        verifier,
        this.options,
      );
      return this.granted(await oauth.processAuthorizationCodeResponse(server, client, response), null);
    });
  }

  deviceCode(): Promise<DeviceCode> {
    const { deviceEndpoint, scopes } = this.provider;
    return this.asking(deviceEndpoint ?? this.provider.tokenEndpoint, [], async () => {
      if (deviceEndpoint === null) throw this.error('device-flow-missing');
      const { server, client, authentication, options } = this;
      const scope = { scope: scopes.join(' ') };
      const response = await oauth.deviceAuthorizationRequest(server, client, authentication, scope, options);
      const answer = await oauth.processDeviceAuthorizationResponse(server, client, response);
      return {
        code: answer.device_code,
        userCode: answer.user_code,
        page: answer.verification_uri,
        completePage: answer.verification_uri_complete ?? null,
        lifetime: answer.expires_in * 1_000,
        // RFC 8628 3.2: five seconds where nothing is said.
        interval: (answer.interval ?? 5) * 1_000,
      };
    });
  }

  poll({ code }: DeviceCode): Promise<Polled> {
    return this.asking(this.provider.tokenEndpoint, [code], async () => {
      const { server, client, authentication, options } = this;
      try {
        const response = await oauth.deviceCodeGrantRequest(server, client, authentication, code, options);
        return this.granted(await oauth.processDeviceCodeResponse(server, client, response), null);
      } catch (error) {
        if ((error as { error?: string }).error === 'authorization_pending') return 'pending';
        if ((error as { error?: string }).error === 'slow_down') return 'slow-down';
        throw error;
      }
    });
  }

  /** RFC 6749 6. The answer may hold another refresh token: then the old one is dead. */
  refresh(refreshToken: string): Promise<Grant> {
    return this.asking(this.provider.tokenEndpoint, [refreshToken], async () => {
      const { server, client, authentication, options } = this;
      const response = await oauth.refreshTokenGrantRequest(server, client, authentication, refreshToken, options);
      return this.granted(await oauth.processRefreshTokenResponse(server, client, response), refreshToken);
    });
  }

  /** RFC 7009. Gives false where the server has no such endpoint. */
  revoke(refreshToken: string): Promise<boolean> {
    const { revocationEndpoint } = this.provider;
    if (revocationEndpoint === null) return Promise.resolve(false);
    return this.asking(revocationEndpoint, [refreshToken], async () => {
      const { server, client, authentication, options } = this;
      const more = { ...options, additionalParameters: { token_type_hint: 'refresh_token' } };
      const response = await oauth.revocationRequest(server, client, authentication, refreshToken, more);
      await oauth.processRevocationResponse(response).catch((error) => {
        // A grant that was withdrawn already: Google answers so, RFC 7009 2.2 would have it say 200.
        if ((error as { error?: string }).error !== 'invalid_token') throw error;
      });
      return true;
    });
  }

  private granted(answer: oauth.TokenEndpointResponse, before: string | null): Grant {
    const refreshToken = answer.refresh_token ?? before;
    if (refreshToken === null) throw this.error('no-refresh-token');
    const lifetime = answer.expires_in === undefined ? null : answer.expires_in * 1_000;
    return { refreshToken, accessToken: answer.access_token, obtainedAt: this.now(), lifetime };
  }

  private get options() {
    // The configuration has seen to it that plain HTTP stays on this machine.
    return { [oauth.customFetch]: boundedFetch, [oauth.allowInsecureRequests]: true };
  }

  private async asking<T>(endpoint: string, secrets: readonly string[], work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { clientSecret } = this.settings;
      const all = [...secrets, clientSecret ?? ''];
      throw authFailure(error, { ...this.identity, host: new URL(endpoint).hostname, secrets: all });
    }
  }

  private error(code: 'device-flow-missing' | 'no-refresh-token'): ClientCheckError {
    const { account, user } = this.identity;
    const host = new URL(this.provider.authorizationEndpoint).hostname;
    return new ClientCheckError(code, { account, user, host, quoted: shownName(account) });
  }
}
