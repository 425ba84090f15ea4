const methods = ['get', 'post', 'put', 'delete'];

const head = `openapi: 3.1.0
info:
  title: Items
  version: '1'
servers:
  - url: https://items.example.com/v1
security:
  - token: []
paths:
`;

const pathItem = (path: string) => `  ${path}:
    parameters:
      - name: id
        in: path
        required: true
        schema:
          type: string
`;

const operation = (method: string, i: number) => `    ${method}:
      operationId: ${method}Items${i}
      summary: Handles one of the items
      tags: [items]
      responses:
        '200':
          description: The item
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Item'
        '404':
          description: No such item
`;

const tail = `components:
  schemas:
    Item:
      type: object
      properties:
        id:
          type: string
        name:
          type: string
  securitySchemes:
    token:
      type: http
      scheme: bearer
`;

/**
 * The text of an OpenAPI document with some number of operations, four to a path.
 *
 * @internal
 */
export function openApiText(count: number): string {
  const operations = Array.from({ length: count }, (_, i) => {
    const method = methods[i % methods.length];
    // eslint-disable-next-line no-bitwise
    const path = `/group-${i >> 6}/items-${i >> 2}/{id}`;
    return `${i % methods.length ? '' : pathItem(path)}${operation(method, i)}`;
  });
  // One flat string, as the catalog delivers it: pieces that are put together on first use would be held twice.
  return [head, ...operations, tail].join('');
}
