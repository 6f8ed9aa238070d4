import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../../../infra/local/functions-host/http/template.ts';

describe('route template', () => {
  test.each([
    ['a literal', 'api/items', '/api/items', {}],
    ['a literal in another case', 'api/items', '/API/Items', {}],
    ['a slash at the end', 'api/items', '/api/items/', {}],
    ['a parameter', 'api/{id}', '/api/x-1', { id: 'x-1' }],
    ['a parameter that keeps its case', 'api/{id}', '/api/MixedCase', { id: 'MixedCase' }],
    ['an optional parameter given', 'api/{a}/{b?}', '/api/1/2', { a: '1', b: '2' }],
    ['an optional parameter left out', 'api/{a}/{b?}', '/api/1', { a: '1', b: null }],
    ['two optional parameters left out', 'api/{a?}/{b?}', '/api', { a: null, b: null }],
    ['a default used', 'api/{size=10}', '/api', { size: '10' }],
    ['a default replaced', 'api/{size=10}', '/api/20', { size: '20' }],
    ['a catch-all', 'api/{*rest}', '/api/a/b/c', { rest: 'a/b/c' }],
    ['a catch-all with two stars', 'api/{**rest}', '/api/a/b', { rest: 'a/b' }],
    ['an empty catch-all', 'api/{*rest}', '/api', { rest: null }],
    ['a catch-all with a default', 'api/{*rest=home}', '/api', { rest: 'home' }],
    ['two parameters in a segment', 'api/{name}.{extension}', '/api/a.b.txt', { name: 'a.b', extension: 'txt' }],
    ['doubled braces as text', 'api/{{x}}', '/api/{x}', {}],
    ['a name with a dot as text only', 'api/a.b', '/api/a.b', {}],
    ['the empty template', '', '/', {}],
    ['everything', '{*rest}', '/a/b', { rest: 'a/b' }],
  ])('matches %s: %s', (_, template, path, values) => {
    expect(parseTemplate(template).match(path)).toEqual(values);
  });

  test.each([
    ['another literal', 'api/items', '/api/item'],
    ['a part of the path', 'api/items', '/api/items/1'],
    ['a missing parameter', 'api/{id}', '/api'],
    ['an empty parameter', 'api/{a}/x', '/api//x'],
    ['a parameter over two segments', 'api/{id}', '/api/a/b'],
    ['a dot as any character', 'api/a.b', '/api/axb'],
  ])('does not match %s: %s', (_, template, path) => {
    expect(parseTemplate(template).match(path)).toBeNull();
  });

  test.each([
    ['int', ['0', '-5', '2147483647'], ['x', '1.5', '2147483648', '1e3']],
    ['long', ['9223372036854775807', '-9223372036854775808'], ['9223372036854775808', 'x']],
    ['guid', ['0f8fad5b-d9cb-469f-a165-70867728950e', '0F8FAD5BD9CB469FA16570867728950E'], ['0f8fad5b', 'x']],
    ['bool', ['true', 'FALSE'], ['1', 'yes']],
    ['alpha', ['abc', 'XYZ'], ['a1', 'a-b']],
    ['datetime', ['2026-01-31', '2026-01-31T10:00:00Z'], ['31st', 'never']],
    ['decimal', ['1', '-1.5', '.5'], ['1e3', 'x']],
    ['double', ['1e3', '-1.5'], ['x', '1.2.3']],
    ['float', ['1.5'], ['x']],
    ['length(3)', ['abc'], ['ab', 'abcd']],
    ['length(2,3)', ['ab', 'abc'], ['a', 'abcd']],
    ['minlength(2)', ['ab', 'abc'], ['a']],
    ['maxlength(2)', ['a', 'ab'], ['abc']],
    ['min(5)', ['5', '6'], ['4', 'x']],
    ['max(5)', ['5', '-6'], ['6', 'x']],
    ['range(1,3)', ['1', '3'], ['0', '4', 'x']],
    [String.raw`regex(^\d{{3}}-[a-z]+$)`, ['123-abc', '123-ABC'], ['12-abc', '123-abc1']],
    ['int:min(1):max(9)', ['5'], ['0', '10']],
  ])('constraint %s lets pass what fits and makes the rest no match', (constraint, fitting, others) => {
    const template = parseTemplate(`api/{value:${constraint}}`);
    const passing = [...fitting, ...others].filter((value) => template.match(`/api/${value}`)?.['value'] === value);
    expect(passing).toEqual(fitting);
  });

  test('a constraint on an optional parameter counts only when it is given', () => {
    const template = parseTemplate('api/{page:int?}');
    expect(template.match('/api')).toEqual({ page: null });
    expect(template.match('/api/2')).toEqual({ page: '2' });
    expect(template.match('/api/two')).toBeNull();
  });

  test.each([
    ['an unknown constraint', 'api/{id:nonsense}'],
    ['a constraint without its argument', 'api/{id:min()}'],
    ['an empty segment', 'api//x'],
    ['a slash in front', '/api'],
    ['an open brace', 'api/{id'],
    ['a parameter without a name', 'api/{}'],
    ['an optional parameter beside text', 'api/v{id?}'],
  ])('%s is refused: %s', (_, template) => {
    expect(() => parseTemplate(template)).toThrow(/'.*'/);
  });
});
